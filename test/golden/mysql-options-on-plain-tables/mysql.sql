-- upgrade
-- outside of a transaction
CREATE TABLE word (
  name VARCHAR(100) NOT NULL,
  short VARCHAR(50),
  tail VARCHAR(200),
  CONSTRAINT pk_word PRIMARY KEY (name(20)) USING btree,
  CONSTRAINT uq_word_short UNIQUE (short(10)) USING btree
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
-- outside of a transaction
CREATE INDEX ix_word_tail ON word (tail(5)) USING btree;
-- outside of a transaction
CREATE TABLE tally (
  id INTEGER NOT NULL AUTO_INCREMENT,
  CONSTRAINT tally_pkey PRIMARY KEY (id)
) AUTO_INCREMENT=100;
-- outside of a transaction
CREATE TABLE story (
  line VARCHAR(200) NOT NULL,
  other VARCHAR(200) NOT NULL
);
-- outside of a transaction
CREATE FULLTEXT INDEX ft_story_line ON story (line) WITH PARSER ngram;
-- outside of a transaction
CREATE FULLTEXT INDEX ft_story_other ON story (other) WITH PARSER ngram;
-- outside of a transaction
ALTER TABLE story ADD CONSTRAINT pk_story PRIMARY KEY (line(30)) USING btree;
-- outside of a transaction
ALTER TABLE story ADD CONSTRAINT uq_story_other UNIQUE (other(30)) USING btree;

-- downgrade
-- outside of a transaction
ALTER TABLE story DROP INDEX uq_story_other;
-- outside of a transaction
ALTER TABLE story DROP PRIMARY KEY;
-- outside of a transaction
DROP INDEX ft_story_other ON story;
-- outside of a transaction
DROP TABLE story;
-- outside of a transaction
DROP TABLE tally;
-- outside of a transaction
DROP TABLE word;
