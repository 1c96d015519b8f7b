-- upgrade
-- outside of a transaction
ALTER TABLE users CHANGE email mail VARCHAR(255) NOT NULL;

-- downgrade
-- outside of a transaction
ALTER TABLE users CHANGE mail email VARCHAR(255) NOT NULL;
