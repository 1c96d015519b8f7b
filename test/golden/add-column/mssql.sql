-- upgrade
ALTER TABLE users ADD nickname VARCHAR(40) NULL;
ALTER TABLE users ADD points INTEGER NOT NULL CONSTRAINT df_users_points DEFAULT 0;

-- downgrade
ALTER TABLE users DROP CONSTRAINT df_users_points;
ALTER TABLE users DROP COLUMN points;
ALTER TABLE users DROP COLUMN nickname;
