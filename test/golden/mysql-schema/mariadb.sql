-- upgrade
-- outside of a transaction
ALTER TABLE limbeck_sales.person DROP INDEX ix_name, ADD INDEX ix_name (name) COMMENT 'for the search';
-- outside of a transaction
DROP INDEX ix_old ON limbeck_sales.person;
-- outside of a transaction
DROP TABLE archive;
-- or stop: rows of limbeck_sales.person refer to no row of limbeck_sales.team, but the foreign key fk_team is added; by id
-- tested before anything is changed
SELECT LEFT(CAST(child.id AS CHAR), 40) FROM limbeck_sales.person AS child WHERE child.team IS NOT NULL AND NOT EXISTS (SELECT 1 FROM limbeck_sales.team AS parent WHERE parent.id = child.team) LIMIT 6;
-- outside of a transaction
ALTER TABLE limbeck_sales.person ADD CONSTRAINT fk_team FOREIGN KEY(team) REFERENCES limbeck_sales.team (id);
-- outside of a transaction
CREATE TABLE visit (
  id INTEGER NOT NULL,
  person INTEGER,
  CONSTRAINT visit_pkey PRIMARY KEY (id),
  CONSTRAINT visit_person_fkey FOREIGN KEY(person) REFERENCES limbeck_sales.person (id) ON UPDATE CASCADE
);
-- outside of a transaction
ALTER TABLE limbeck_sales.person RENAME TO limbeck_sales.people;
-- outside of a transaction
ALTER TABLE limbeck_sales.team RENAME TO team;
-- outside of a transaction
ALTER TABLE limbeck_sales.people CHANGE name full_name VARCHAR(80) NULL;
-- outside of a transaction
ALTER TABLE limbeck_sales.people COMMENT 'All of them';
-- outside of a transaction
GRANT SELECT ON limbeck_sales.people TO limbeck_seller WITH GRANT OPTION;
-- outside of a transaction
GRANT SELECT ON limbeck_sales.* TO limbeck_seller;
-- outside of a transaction
REVOKE SELECT ON limbeck_sales.people FROM limbeck_seller;

-- downgrade
-- outside of a transaction
GRANT SELECT ON limbeck_sales.people TO limbeck_seller WITH GRANT OPTION;
-- outside of a transaction
REVOKE SELECT ON limbeck_sales.* FROM limbeck_seller;
-- outside of a transaction
REVOKE SELECT ON limbeck_sales.people FROM limbeck_seller;
-- outside of a transaction
ALTER TABLE limbeck_sales.people COMMENT '';
-- outside of a transaction
ALTER TABLE limbeck_sales.people CHANGE full_name name VARCHAR(80) NULL;
-- outside of a transaction
ALTER TABLE team RENAME TO limbeck_sales.team;
-- outside of a transaction
ALTER TABLE limbeck_sales.people RENAME TO limbeck_sales.person;
-- outside of a transaction
DROP TABLE visit;
-- outside of a transaction
ALTER TABLE limbeck_sales.person DROP FOREIGN KEY fk_team;
-- outside of a transaction
CREATE TABLE archive (
  id INTEGER NOT NULL,
  name VARCHAR(80),
  CONSTRAINT archive_pkey PRIMARY KEY (id)
);
-- outside of a transaction
CREATE INDEX ix_archive ON archive (name) COMMENT 'for the search';
-- outside of a transaction
CREATE INDEX ix_old ON limbeck_sales.person (name, id) COMMENT 'of the last year';
-- outside of a transaction
ALTER TABLE limbeck_sales.person DROP INDEX ix_name, ADD INDEX ix_name (name);
