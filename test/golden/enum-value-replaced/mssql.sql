-- upgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
UPDATE users SET mood = 'it''s bad' WHERE mood = 'sad';
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'it''s bad'));

-- downgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'sad', 'it''s bad'));
