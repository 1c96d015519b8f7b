-- upgrade
-- outside of a transaction
CREATE TABLE page (
  id INTEGER NOT NULL,
  body CLOB,
  CONSTRAINT page_pkey PRIMARY KEY (id)
);
-- outside of a transaction
CREATE INDEX ft_body ON page (body);
-- outside of a transaction
CREATE INDEX ft_again ON page (body);
-- outside of a transaction
CREATE TABLE book (
  id INTEGER NOT NULL,
  body CLOB,
  CONSTRAINT book_pkey PRIMARY KEY (id)
);
-- outside of a transaction
CREATE INDEX ft_book ON book (body);

-- downgrade
-- outside of a transaction
DROP TABLE book;
-- outside of a transaction
DROP INDEX ft_again;
-- outside of a transaction
DROP TABLE page;
