-- upgrade
-- outside of a transaction
ALTER TABLE users ADD nickname VARCHAR2(40 CHAR);
-- outside of a transaction
ALTER TABLE users ADD points INTEGER DEFAULT 0 NOT NULL;

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN points;
-- outside of a transaction
ALTER TABLE users DROP COLUMN nickname;
