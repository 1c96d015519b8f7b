-- upgrade
ALTER TABLE users
  INHERIT base,
  INHERIT sales.named;
ALTER TABLE child NO INHERIT base;
ALTER TABLE child NO INHERIT sales.named;
ALTER TABLE base RENAME TO root;
DROP TABLE users;
DROP TABLE child;

-- downgrade
CREATE TABLE child (
  id INTEGER NOT NULL,
  name TEXT,
  own TEXT,
  CONSTRAINT named_name_check CHECK (name <> '')
);
CREATE TABLE users (
  id INTEGER NOT NULL,
  name TEXT,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT named_name_check CHECK (name <> '')
)
INHERITS (root, sales.named);
ALTER TABLE root RENAME TO base;
ALTER TABLE child INHERIT sales.named;
ALTER TABLE child
  NO INHERIT sales.named,
  INHERIT base,
  INHERIT sales.named;
ALTER TABLE users
  NO INHERIT base,
  NO INHERIT sales.named;
