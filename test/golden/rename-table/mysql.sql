-- upgrade
-- outside of a transaction
ALTER TABLE users RENAME TO people;

-- downgrade
-- outside of a transaction
ALTER TABLE people RENAME TO users;
