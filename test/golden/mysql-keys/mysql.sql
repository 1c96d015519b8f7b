-- upgrade
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by a row of a table without a key
-- tested before anything is changed
SELECT CONCAT(MIN('a row of a table without a key'), ' and ', MAX('a row of a table without a key')) FROM keyless GROUP BY a HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a) USING btree;
-- or stop: values of b are in several rows of texts, but pk_texts allows each once; by a row of a table without a key
-- tested before anything is changed
SELECT CONCAT(MIN('a row of a table without a key'), ' and ', MAX('a row of a table without a key')) FROM texts GROUP BY b HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE texts ADD CONSTRAINT pk_texts PRIMARY KEY (b(30));
-- or stop: values of name are in several rows of person, but uq_name allows each once; by id
-- tested before anything is changed
SELECT CONCAT(MIN(LEFT(CAST(id AS CHAR), 40)), ' and ', MAX(LEFT(CAST(id AS CHAR), 40))) FROM person WHERE name IS NOT NULL GROUP BY name HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE person ADD CONSTRAINT uq_name UNIQUE (name(20)) USING btree;
-- or stop: rows of person refer to no row of person, but the foreign key fk_boss is added; by id
-- tested before anything is changed
SELECT LEFT(CAST(child.id AS CHAR), 40) FROM person AS child WHERE child.boss IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person AS parent WHERE parent.id = child.boss) LIMIT 6;
-- outside of a transaction
ALTER TABLE person ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE;
-- outside of a transaction
ALTER TABLE person ADD COLUMN team INTEGER;
-- outside of a transaction
ALTER TABLE person ADD CONSTRAINT fk_team FOREIGN KEY(team) REFERENCES keyless (a) ON DELETE SET NULL ON UPDATE CASCADE;
-- outside of a transaction
ALTER TABLE person DROP INDEX uq_old;

-- downgrade
-- or stop: values of old are in several rows of person, but uq_old allows each once; by id
-- tested before anything is changed
SELECT CONCAT(MIN(LEFT(CAST(id AS CHAR), 40)), ' and ', MAX(LEFT(CAST(id AS CHAR), 40))) FROM person WHERE old IS NOT NULL GROUP BY old HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE person ADD CONSTRAINT uq_old UNIQUE (old);
-- outside of a transaction
ALTER TABLE person DROP FOREIGN KEY fk_team, DROP COLUMN team;
-- outside of a transaction
ALTER TABLE person DROP FOREIGN KEY fk_boss;
-- outside of a transaction
ALTER TABLE person DROP INDEX uq_name;
-- outside of a transaction
ALTER TABLE texts DROP PRIMARY KEY;
-- outside of a transaction
ALTER TABLE keyless DROP PRIMARY KEY;
