-- upgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN mood;

-- downgrade
-- outside of a transaction
ALTER TABLE users ADD mood VARCHAR2(3 CHAR) DEFAULT 'sad' CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'sad'));
