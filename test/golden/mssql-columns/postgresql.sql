-- upgrade
ALTER TABLE users ALTER COLUMN email TYPE VARCHAR(200) COLLATE "Latin1_General_100_CI_AS_SC_UTF8";
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE age IS NULL LIMIT 6;
ALTER TABLE users ALTER COLUMN age TYPE BIGINT;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;
ALTER TABLE users RENAME age TO years;
ALTER TABLE users ALTER COLUMN small TYPE VARCHAR(40);
ALTER TABLE users RENAME small TO large;
ALTER TABLE users RENAME mood TO state;
ALTER TABLE users ALTER COLUMN state TYPE VARCHAR(30);
ALTER TABLE users ALTER COLUMN state DROP DEFAULT;
DROP TYPE mood;
ALTER TABLE users ALTER COLUMN prefs TYPE TEXT;
ALTER TABLE users ALTER COLUMN large SET DEFAULT 'O''Hara $(user)';
ALTER TABLE users DROP COLUMN years;

-- downgrade
ALTER TABLE users ADD COLUMN years BIGINT DEFAULT 18 NOT NULL;
-- or stop: rows of users break users_age_check, but the check is added; by id
SELECT left(id::text, 40) FROM users WHERE NOT (years > 0) LIMIT 6;
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (years > 0);
CREATE INDEX ix_users_age ON users (years);
ALTER TABLE users ALTER COLUMN large DROP DEFAULT;
ALTER TABLE users ALTER COLUMN prefs TYPE JSON;
CREATE TYPE mood AS ENUM ('ok', 'sad');
-- or stop: rows of users have in state what mood does not have, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE state::text NOT IN ('ok', 'sad') LIMIT 6;
ALTER TABLE users ALTER COLUMN state TYPE mood USING state::TEXT::mood;
ALTER TABLE users ALTER COLUMN state SET DEFAULT 'ok';
ALTER TABLE users RENAME state TO mood;
ALTER TABLE users RENAME large TO small;
-- or stop: rows of users have in small more than 10 characters, but the column gets another type; by id
SELECT left(id::text, 40) FROM users WHERE char_length(rtrim(small::text, ' ')) > 10 LIMIT 6;
ALTER TABLE users ALTER COLUMN small TYPE VARCHAR(10);
ALTER TABLE users RENAME years TO age;
-- or stop: rows of users have in age what is too large for integer, but the column gets another type; by id
SELECT left(id::text, 40) FROM users WHERE age NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
ALTER TABLE users ALTER COLUMN age TYPE INTEGER;
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;
-- or stop: rows of users have in email more than 100 characters, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE char_length(rtrim(email::text, ' ')) > 100 LIMIT 6;
ALTER TABLE users ALTER COLUMN email TYPE VARCHAR(100);
