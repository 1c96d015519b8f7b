-- upgrade
COMMENT ON INDEX public.ix IS 'i';
COMMENT ON CONSTRAINT users_pkey ON public.users IS 'c';
DROP TABLE public.users;

-- downgrade
CREATE TABLE public.users (
  id INTEGER NOT NULL,
  email TEXT,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE INDEX ix ON public.users (email);
COMMENT ON CONSTRAINT users_pkey ON public.users IS 'c';
COMMENT ON INDEX public.ix IS 'i';
COMMENT ON CONSTRAINT users_pkey ON public.users IS NULL;
COMMENT ON INDEX public.ix IS NULL;
