-- upgrade
UPDATE users SET mood = 'it''s bad' WHERE mood = 'sad';
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_mood_enum;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'it''s bad'));

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_mood_enum;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'sad', 'it''s bad'));
