-- upgrade
-- outside of a transaction
ALTER TABLE users RENAME INDEX ix TO ix_users_email;

-- downgrade
-- outside of a transaction
ALTER TABLE users RENAME INDEX ix_users_email TO ix;
