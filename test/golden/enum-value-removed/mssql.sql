-- upgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users DROP CONSTRAINT df_users_mood;
UPDATE users SET mood = 'ok' WHERE mood = 'it''s sad';
ALTER TABLE users ADD CONSTRAINT df_users_mood DEFAULT 'ok' FOR mood;
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'glad'));
-- or stop: rows of shirt have l in size, but the value is removed from the enum type public.size; by %%physloc%%
SELECT TOP (6) sys.fn_PhysLocFormatter(%%physloc%%) FROM shirt WHERE size = 'l';
ALTER TABLE shirt DROP CONSTRAINT ck_shirt_size_values;
ALTER TABLE shirt ADD CONSTRAINT ck_shirt_size_values CHECK (size IN ('s', 'm'));

-- downgrade
ALTER TABLE shirt DROP CONSTRAINT ck_shirt_size_values;
ALTER TABLE shirt ADD CONSTRAINT ck_shirt_size_values CHECK (size IN ('s', 'm', 'l'));
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users ALTER COLUMN mood VARCHAR(8) NOT NULL;
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'it''s sad', 'glad'));
ALTER TABLE users DROP CONSTRAINT df_users_mood;
ALTER TABLE users ADD CONSTRAINT df_users_mood DEFAULT 'it''s sad' FOR mood;
