-- upgrade
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_mood_enum;
-- outside of a transaction
ALTER TABLE users MODIFY mood VARCHAR2(9 CHAR);
UPDATE users SET mood = 'it''s blue' WHERE mood = 'sad';
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'it''s blue'));
-- outside of a transaction
ALTER TABLE users MODIFY mood DEFAULT 'it''s blue';
-- outside of a transaction
ALTER TABLE users ADD other VARCHAR2(9 CHAR) DEFAULT 'it''s blue' CONSTRAINT users_other_enum CHECK (other IN ('ok', 'it''s blue'));

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN other;
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_mood_enum;
UPDATE users SET mood = 'sad' WHERE mood = 'it''s blue';
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'sad'));
-- outside of a transaction
ALTER TABLE users MODIFY mood DEFAULT 'sad';
