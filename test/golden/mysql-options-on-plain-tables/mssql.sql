-- upgrade
CREATE TABLE word (
  name VARCHAR(100) NOT NULL,
  short VARCHAR(50) NULL,
  tail VARCHAR(200) NULL,
  CONSTRAINT pk_word PRIMARY KEY (name),
  CONSTRAINT uq_word_short UNIQUE (short)
);
CREATE INDEX ix_word_tail ON word (tail);
CREATE TABLE tally (
  id INTEGER NOT NULL IDENTITY,
  CONSTRAINT tally_pkey PRIMARY KEY (id)
);
CREATE TABLE story (
  line VARCHAR(200) NOT NULL,
  other VARCHAR(200) NOT NULL
);
CREATE INDEX ft_story_line ON story (line);
CREATE INDEX ft_story_other ON story (other);
ALTER TABLE story ADD CONSTRAINT pk_story PRIMARY KEY (line);
ALTER TABLE story ADD CONSTRAINT uq_story_other UNIQUE (other);

-- downgrade
ALTER TABLE story DROP CONSTRAINT uq_story_other;
ALTER TABLE story DROP CONSTRAINT pk_story;
DROP INDEX ft_story_other ON story;
DROP TABLE story;
DROP TABLE tally;
DROP TABLE word;
