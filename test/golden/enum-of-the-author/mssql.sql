-- upgrade
ALTER TABLE users ADD mood VARCHAR(14) NULL CONSTRAINT df_users_mood DEFAULT 'ok' CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'can''t complain'));

-- downgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users DROP CONSTRAINT df_users_mood;
ALTER TABLE users DROP COLUMN mood;
