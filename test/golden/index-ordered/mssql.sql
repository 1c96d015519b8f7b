-- upgrade
CREATE TABLE page (
  id INTEGER NULL,
  title VARCHAR(max) NULL
);
CREATE INDEX page_title ON page (title DESC) WHERE title IS NOT NULL;
CREATE INDEX page_id ON page (id DESC) WHERE id > 0;

-- downgrade
DROP INDEX page_id ON page;
DROP TABLE page;
