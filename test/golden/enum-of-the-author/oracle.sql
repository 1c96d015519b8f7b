-- upgrade
-- outside of a transaction
ALTER TABLE users ADD mood VARCHAR2(14 CHAR) DEFAULT 'ok' CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'can''t complain'));

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN mood;
