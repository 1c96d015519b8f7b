-- upgrade
ALTER TABLE users RENAME CONSTRAINT users_email_key TO "uq ""email""";
ALTER TABLE orders RENAME CONSTRAINT orders_user_id_fkey TO fk_user;
ALTER TABLE users RENAME CONSTRAINT users_pkey TO pk;

-- downgrade
ALTER TABLE users RENAME CONSTRAINT pk TO users_pkey;
ALTER TABLE orders RENAME CONSTRAINT fk_user TO orders_user_id_fkey;
ALTER TABLE users RENAME CONSTRAINT "uq ""email""" TO users_email_key;
