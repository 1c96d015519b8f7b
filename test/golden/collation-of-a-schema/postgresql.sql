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
ALTER TABLE word ALTER COLUMN other TYPE VARCHAR(9) COLLATE "Sales"."de.DE";
ALTER TABLE word DROP COLUMN other;
DROP TABLE word;
