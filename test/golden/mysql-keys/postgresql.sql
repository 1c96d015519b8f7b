-- upgrade
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM keyless GROUP BY a HAVING count(*) > 1 LIMIT 6;
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a);
-- or stop: values of b are in several rows of texts, but pk_texts allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM texts GROUP BY b HAVING count(*) > 1 LIMIT 6;
ALTER TABLE texts ADD CONSTRAINT pk_texts PRIMARY KEY (b);
-- or stop: values of name are in several rows of person, but uq_name allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM person WHERE name IS NOT NULL GROUP BY name HAVING count(*) > 1 LIMIT 6;
ALTER TABLE person ADD CONSTRAINT uq_name UNIQUE (name);
-- or stop: rows of person refer to no row of person, but the foreign key fk_boss is added; by id
-- tested before anything is changed
SELECT left(child.id::text, 40) FROM person AS child WHERE child.boss IS NOT NULL AND NOT EXISTS (SELECT FROM person AS parent WHERE parent.id = child.boss) LIMIT 6;
ALTER TABLE person ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE person ADD COLUMN team INTEGER;
ALTER TABLE person ADD CONSTRAINT fk_team FOREIGN KEY(team) REFERENCES keyless (a) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE person DROP CONSTRAINT uq_old;

-- downgrade
-- or stop: values of old are in several rows of person, but uq_old allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM person WHERE "old" IS NOT NULL GROUP BY "old" HAVING count(*) > 1 LIMIT 6;
ALTER TABLE person ADD CONSTRAINT uq_old UNIQUE ("old");
ALTER TABLE person DROP COLUMN team;
ALTER TABLE person DROP CONSTRAINT fk_boss;
ALTER TABLE person DROP CONSTRAINT uq_name;
ALTER TABLE texts DROP CONSTRAINT pk_texts;
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
