-- upgrade
DROP TABLE public.users;

-- downgrade
CREATE TABLE public.users (
  id INTEGER NOT NULL,
  email TEXT,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE INDEX public.ix ON users (email);
