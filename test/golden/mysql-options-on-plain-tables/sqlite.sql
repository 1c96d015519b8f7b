-- upgrade
CREATE TABLE word (
  name VARCHAR(100) NOT NULL,
  short VARCHAR(50),
  tail VARCHAR(200),
  CONSTRAINT pk_word PRIMARY KEY (name),
  CONSTRAINT uq_word_short UNIQUE (short)
);
CREATE INDEX ix_word_tail ON word (tail);
CREATE TABLE tally (
  id INTEGER NOT NULL,
  CONSTRAINT tally_pkey PRIMARY KEY (id)
);
CREATE TABLE story (
  line VARCHAR(200) NOT NULL,
  other VARCHAR(200) NOT NULL
);
CREATE INDEX ft_story_line ON story (line);
-- or stop: story is not what the chain says, and what it has beside that would be lost: compare .schema story with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('story') ORDER BY name)) IS 'line, other'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('story') AND sql IS NOT NULL ORDER BY name)) IS 'ft_story_line'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('story') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('story')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('story') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_story (
  line VARCHAR(200) NOT NULL,
  other VARCHAR(200) NOT NULL,
  CONSTRAINT pk_story PRIMARY KEY (line),
  CONSTRAINT uq_story_other UNIQUE (other)
);
INSERT INTO limbeck_new_story (rowid, line, other)
  SELECT rowid, line, other FROM story;
DROP TABLE story;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_story RENAME TO story;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ft_story_line ON story (line);
CREATE INDEX ft_story_other ON story (other);

-- downgrade
-- or stop: story is not what the chain says, and what it has beside that would be lost: compare .schema story with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('story') ORDER BY name)) IS 'line, other'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('story') AND sql IS NOT NULL ORDER BY name)) IS 'ft_story_line, ft_story_other'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('story') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('story')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('story') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_story (
  line VARCHAR(200) NOT NULL,
  other VARCHAR(200) NOT NULL
);
INSERT INTO limbeck_new_story (rowid, line, other)
  SELECT rowid, line, other FROM story;
DROP TABLE story;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_story RENAME TO story;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ft_story_line ON story (line);
DROP TABLE story;
DROP TABLE tally;
DROP TABLE word;
