-- upgrade
ALTER TABLE person ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (INCREMENT BY 5 START WITH 10 MINVALUE 5 MAXVALUE 90 CACHE 2 CYCLE);
COMMENT ON COLUMN person.name IS 'the whole name';
ALTER TABLE person ALTER COLUMN name TYPE VARCHAR(80) COLLATE "C";
COMMENT ON COLUMN person.name IS 'as they call themselves';

-- downgrade
-- or stop: rows of person have in name more than 40 characters, but the column gets another type; by ctid
-- tested before anything is changed
SELECT ctid::text FROM person WHERE char_length(rtrim(name::text, ' ')) > 40 LIMIT 6;
ALTER TABLE person ALTER COLUMN name TYPE VARCHAR(40);
COMMENT ON COLUMN person.name IS 'the whole name';
COMMENT ON COLUMN person.name IS NULL;
ALTER TABLE person ALTER COLUMN id DROP IDENTITY;
