-- upgrade
-- outside of a transaction
ALTER TABLE users ADD other VARCHAR2(3 CHAR) CONSTRAINT users_other_enum CHECK (other IN ('ok', 'sad'));

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN other;
