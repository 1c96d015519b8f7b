-- upgrade
DROP TABLE users;

-- downgrade
CREATE TABLE users (
  id INTEGER NOT NULL,
  email VARCHAR(255) NOT NULL,
  age INTEGER NULL CONSTRAINT df_users_age DEFAULT 18,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email)
);
