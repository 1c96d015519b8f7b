-- upgrade
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE age IS NULL LIMIT 6;
ALTER TABLE users ALTER COLUMN age TYPE BIGINT;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;
ALTER TABLE users ALTER COLUMN email TYPE TEXT USING lower(email);
COMMENT ON COLUMN users.email IS 'in lower case';
ALTER TABLE users ALTER COLUMN email SET DEFAULT '';
ALTER TABLE users RENAME email TO mail;

-- downgrade
ALTER TABLE users RENAME mail TO email;
ALTER TABLE users ALTER COLUMN email DROP DEFAULT;
-- or stop: rows of users have in email more than 255 characters, but the column gets another type; by id
SELECT left(id::text, 40) FROM users WHERE char_length(rtrim(email::text, ' ')) > 255 LIMIT 6;
ALTER TABLE users ALTER COLUMN email TYPE VARCHAR(255);
COMMENT ON COLUMN users.email IS NULL;
-- or stop: rows of users have in age what is too large for integer, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE age NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
ALTER TABLE users ALTER COLUMN age TYPE INTEGER;
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;
ALTER TABLE users ALTER COLUMN age SET DEFAULT 18;
