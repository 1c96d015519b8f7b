-- upgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users DROP CONSTRAINT df_users_mood;
ALTER TABLE users ALTER COLUMN mood VARCHAR(9) NULL;
UPDATE users SET mood = 'it''s blue' WHERE mood = 'sad';
ALTER TABLE users ADD CONSTRAINT df_users_mood DEFAULT 'it''s blue' FOR mood;
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'it''s blue'));
ALTER TABLE users ADD other VARCHAR(9) NULL CONSTRAINT df_users_other DEFAULT 'it''s blue' CONSTRAINT ck_users_other_values CHECK (other IN ('ok', 'it''s blue'));

-- downgrade
ALTER TABLE users DROP CONSTRAINT ck_users_other_values;
ALTER TABLE users DROP CONSTRAINT df_users_other;
ALTER TABLE users DROP COLUMN other;
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users DROP CONSTRAINT df_users_mood;
UPDATE users SET mood = 'sad' WHERE mood = 'it''s blue';
ALTER TABLE users ADD CONSTRAINT df_users_mood DEFAULT 'sad' FOR mood;
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'sad'));
