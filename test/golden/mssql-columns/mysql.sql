-- upgrade
-- outside of a transaction
ALTER TABLE users MODIFY email VARCHAR(200) COLLATE Latin1_General_100_CI_AS_SC_UTF8 NOT NULL DEFAULT '-';
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM users WHERE age IS NULL LIMIT 6;
-- outside of a transaction
ALTER TABLE users DROP CHECK users_age_check, CHANGE age years BIGINT NOT NULL DEFAULT 18, ADD CONSTRAINT users_age_check CHECK (years > 0);
-- outside of a transaction
ALTER TABLE users MODIFY small VARCHAR(40) NULL;
-- outside of a transaction
ALTER TABLE users CHANGE small large VARCHAR(40) NULL;
-- outside of a transaction
ALTER TABLE users CHANGE mood state ENUM('ok','sad') NULL DEFAULT 'ok';
-- outside of a transaction
ALTER TABLE users MODIFY state VARCHAR(30) NULL;
-- outside of a transaction
ALTER TABLE users MODIFY prefs TEXT NULL;
-- outside of a transaction
ALTER TABLE users ALTER COLUMN large SET DEFAULT 'O''Hara $(user)';
-- outside of a transaction
ALTER TABLE users DROP CHECK users_age_check, DROP COLUMN years;

-- downgrade
-- outside of a transaction
ALTER TABLE users ADD COLUMN years BIGINT NOT NULL DEFAULT 18;
-- or stop: rows of users break users_age_check, but the check is added; by id
SELECT LEFT(CAST(id AS CHAR), 40) FROM users WHERE NOT (years > 0) LIMIT 6;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (years > 0);
-- outside of a transaction
CREATE INDEX ix_users_age ON users (years);
-- outside of a transaction
ALTER TABLE users ALTER COLUMN large DROP DEFAULT;
-- outside of a transaction
ALTER TABLE users MODIFY prefs JSON NULL;
-- or stop: rows of users have in state what mood does not have, but the column gets another type; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM users WHERE state NOT IN ('ok', 'sad') LIMIT 6;
-- outside of a transaction
ALTER TABLE users MODIFY state ENUM('ok','sad') NULL DEFAULT 'ok';
-- outside of a transaction
ALTER TABLE users CHANGE state mood ENUM('ok','sad') NULL DEFAULT 'ok';
-- outside of a transaction
ALTER TABLE users CHANGE large small VARCHAR(40) NULL;
-- or stop: rows of users have in small more than 10 characters, but the column gets another type; by id
SELECT LEFT(CAST(id AS CHAR), 40) FROM users WHERE CHAR_LENGTH(RTRIM(small)) > 10 LIMIT 6;
-- outside of a transaction
ALTER TABLE users MODIFY small VARCHAR(10) NULL;
-- outside of a transaction
ALTER TABLE users DROP CHECK users_age_check, CHANGE years age BIGINT NOT NULL DEFAULT 18, ADD CONSTRAINT users_age_check CHECK (age > 0);
-- or stop: rows of users have in age what is too large for integer, but the column gets another type; by id
SELECT LEFT(CAST(id AS CHAR), 40) FROM users WHERE ROUND(age) NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
-- outside of a transaction
ALTER TABLE users MODIFY age INTEGER NULL DEFAULT 18;
-- or stop: rows of users have in email more than 100 characters, but the column gets another type; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM users WHERE CHAR_LENGTH(RTRIM(email)) > 100 LIMIT 6;
-- outside of a transaction
ALTER TABLE users MODIFY email VARCHAR(100) NOT NULL DEFAULT '-';
