-- upgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users DROP CONSTRAINT df_users_mood;
ALTER TABLE users DROP COLUMN mood;

-- downgrade
ALTER TABLE users ADD mood VARCHAR(3) NULL CONSTRAINT df_users_mood DEFAULT 'sad' CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'sad'));
