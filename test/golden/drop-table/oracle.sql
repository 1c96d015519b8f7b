-- upgrade
-- outside of a transaction
DROP TABLE users;

-- downgrade
-- outside of a transaction
CREATE TABLE users (
  id INTEGER NOT NULL,
  email VARCHAR2(255 CHAR) NOT NULL,
  age INTEGER DEFAULT 18,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email)
);
