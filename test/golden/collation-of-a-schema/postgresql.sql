-- upgrade
CREATE TABLE word (
  text TEXT COLLATE "sales"."by_name"
);
ALTER TABLE word ADD COLUMN other VARCHAR(9) COLLATE "Sales"."de.DE";
ALTER TABLE word ALTER COLUMN other TYPE TEXT COLLATE "sales"."by_name";
CREATE INDEX ix_word ON word (text COLLATE "sales"."by_name");
CREATE DOMAIN short_word AS TEXT COLLATE "sales"."by_name" CONSTRAINT short CHECK (length(value) < 9);

-- downgrade
DROP DOMAIN short_word;
DROP INDEX ix_word;
-- or stop: rows of word have in other more than 9 characters, but the column gets another type; by ctid
-- tested before anything is changed
SELECT ctid::text FROM word WHERE char_length(rtrim(other::text, ' ')) > 9 LIMIT 6;
ALTER TABLE word ALTER COLUMN other TYPE VARCHAR(9) COLLATE "Sales"."de.DE";
ALTER TABLE word DROP COLUMN other;
DROP TABLE word;
