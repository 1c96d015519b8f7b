-- upgrade
DROP TABLE users;

-- downgrade
CREATE SEQUENCE user_no START WITH 7;
CREATE TABLE users (
  id INTEGER DEFAULT nextval('user_no') NOT NULL,
  name TEXT,
  changed TIMESTAMP WITHOUT TIME ZONE,
  owner TEXT,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
ALTER SEQUENCE user_no OWNED BY users.id;
