-- upgrade
-- outside of a transaction
ALTER TABLE users ADD mood VARCHAR2(3 CHAR) DEFAULT 'ok' NOT NULL CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'sad'));

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN mood;
