-- upgrade
CREATE TABLE page (
  id INTEGER NOT NULL,
  body TEXT,
  CONSTRAINT page_pkey PRIMARY KEY (id)
);
CREATE INDEX ft_body ON page (body);
CREATE INDEX ft_again ON page (body);
CREATE TABLE book (
  id INTEGER NOT NULL,
  body TEXT,
  CONSTRAINT book_pkey PRIMARY KEY (id)
);
CREATE INDEX ft_book ON book (body);

-- downgrade
DROP TABLE book;
DROP INDEX ft_again;
DROP TABLE page;
