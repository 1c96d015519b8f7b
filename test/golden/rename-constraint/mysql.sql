-- upgrade
-- outside of a transaction
ALTER TABLE users RENAME INDEX users_email_key TO `uq "email"`;
-- outside of a transaction
ALTER TABLE orders DROP FOREIGN KEY orders_user_id_fkey, ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id);

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP FOREIGN KEY fk_user, ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY(user_id) REFERENCES users (id);
-- outside of a transaction
ALTER TABLE users RENAME INDEX `uq "email"` TO users_email_key;
