-- upgrade
-- or stop: rows of account have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM account WHERE age IS NULL LIMIT 6;
-- outside of a transaction
ALTER TABLE account MODIFY age BIGINT NOT NULL DEFAULT 18 COMMENT 'in full';
-- outside of a transaction
ALTER TABLE account ALTER COLUMN age DROP DEFAULT;
-- outside of a transaction
ALTER TABLE account ALTER COLUMN age SET DEFAULT 21;
-- outside of a transaction
ALTER TABLE account MODIFY age BIGINT NOT NULL DEFAULT 21;
-- outside of a transaction
ALTER TABLE account DROP CONSTRAINT ck_level, CHANGE level `rank` SMALLINT NOT NULL DEFAULT 1, ADD CONSTRAINT ck_level CHECK (`rank` > 0);
-- or stop: rows of account have no changed, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM account WHERE changed IS NULL LIMIT 6;
-- outside of a transaction
ALTER TABLE account CHANGE changed changed DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
-- outside of a transaction
ALTER TABLE account CHANGE changed changed DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3);
-- outside of a transaction
ALTER TABLE account MODIFY name VARCHAR(120) COLLATE utf8mb4_bin NOT NULL DEFAULT 'new' COMMENT 'who';
-- outside of a transaction
ALTER TABLE account MODIFY id INTEGER NOT NULL;
-- outside of a transaction
ALTER TABLE account MODIFY id INTEGER NOT NULL AUTO_INCREMENT;
-- outside of a transaction
ALTER TABLE account MODIFY twice INTEGER GENERATED ALWAYS AS (half * 2) VIRTUAL COMMENT 'computed';
-- outside of a transaction
ALTER TABLE account ADD COLUMN token VARCHAR(36) DEFAULT (uuid());
-- outside of a transaction
ALTER TABLE account ADD COLUMN paid DATE DEFAULT (CURRENT_DATE);
-- outside of a transaction
ALTER TABLE account DROP CONSTRAINT ck_names, DROP INDEX uq_names, DROP COLUMN first;
-- outside of a transaction
ALTER TABLE keyless ADD COLUMN number INTEGER AUTO_INCREMENT, ADD CONSTRAINT keyless_number_key UNIQUE (number);
-- outside of a transaction
ALTER TABLE keyless ADD COLUMN height INTEGER, ADD CONSTRAINT ck_height CHECK (height > 0);
-- outside of a transaction
ALTER TABLE account ADD COLUMN boss INTEGER;
-- outside of a transaction
ALTER TABLE account ADD CONSTRAINT account_boss_fkey FOREIGN KEY(boss) REFERENCES account (id);

-- downgrade
-- outside of a transaction
ALTER TABLE account DROP FOREIGN KEY account_boss_fkey, DROP COLUMN boss;
-- outside of a transaction
ALTER TABLE keyless DROP CONSTRAINT ck_height, DROP COLUMN height;
-- outside of a transaction
ALTER TABLE keyless DROP COLUMN number;
-- outside of a transaction
ALTER TABLE account ADD COLUMN first VARCHAR(20);
-- or stop: rows of account break ck_names, but the check is added; by id
SELECT LEFT(CAST(id AS CHAR), 40) FROM account WHERE NOT (first <> last) LIMIT 6;
-- outside of a transaction
ALTER TABLE account ADD CONSTRAINT ck_names CHECK (first <> last);
-- outside of a transaction
ALTER TABLE account ADD CONSTRAINT uq_names UNIQUE (first, last);
-- outside of a transaction
ALTER TABLE account DROP COLUMN paid;
-- outside of a transaction
ALTER TABLE account DROP COLUMN token;
-- outside of a transaction
ALTER TABLE account MODIFY twice INTEGER GENERATED ALWAYS AS (half * 2) VIRTUAL;
-- outside of a transaction
ALTER TABLE account MODIFY id INTEGER NOT NULL;
-- outside of a transaction
ALTER TABLE account MODIFY id INTEGER NOT NULL AUTO_INCREMENT;
-- or stop: rows of account have in name more than 80 characters, but the column gets another type; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM account WHERE CHAR_LENGTH(RTRIM(name)) > 80 LIMIT 6;
-- outside of a transaction
ALTER TABLE account MODIFY name VARCHAR(80) NOT NULL DEFAULT 'new' COMMENT 'who';
-- outside of a transaction
ALTER TABLE account CHANGE changed changed DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
-- outside of a transaction
ALTER TABLE account CHANGE changed changed DATETIME(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
-- outside of a transaction
ALTER TABLE account DROP CONSTRAINT ck_level, CHANGE `rank` level SMALLINT NOT NULL DEFAULT 1, ADD CONSTRAINT ck_level CHECK (level > 0);
-- outside of a transaction
ALTER TABLE account MODIFY age BIGINT NOT NULL DEFAULT 21 COMMENT 'in full';
-- outside of a transaction
ALTER TABLE account ALTER COLUMN age DROP DEFAULT;
-- outside of a transaction
ALTER TABLE account ALTER COLUMN age SET DEFAULT 18;
-- or stop: rows of account have in age what is too large for integer, but the column gets another type; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM account WHERE ROUND(age) NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
-- outside of a transaction
ALTER TABLE account MODIFY age INTEGER NULL DEFAULT 5 COMMENT 'years';
