-- upgrade
-- outside of a transaction
CREATE TABLE page (
  id INTEGER NOT NULL,
  body TEXT,
  CONSTRAINT page_pkey PRIMARY KEY (id)
);
-- outside of a transaction
CREATE FULLTEXT INDEX ft_body ON page (body);
-- outside of a transaction
CREATE FULLTEXT INDEX ft_again ON page (body) WITH PARSER ngram;
-- outside of a transaction
CREATE TABLE book (
  id INTEGER NOT NULL,
  body TEXT,
  CONSTRAINT book_pkey PRIMARY KEY (id)
);
-- outside of a transaction
CREATE FULLTEXT INDEX ft_book ON book (body) WITH PARSER ngram;

-- downgrade
-- outside of a transaction
DROP TABLE book;
-- outside of a transaction
DROP INDEX ft_again ON page;
-- outside of a transaction
DROP TABLE page;
