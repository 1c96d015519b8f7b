-- upgrade
INSERT INTO `role` (id, name) VALUES (7, 'guest');
INSERT INTO `role` (id) VALUES (8);
INSERT INTO `role` (id, name) VALUES (9, 'clerk') ON DUPLICATE KEY UPDATE id = id;
-- outside of a transaction
CREATE TABLE colour (
  id INTEGER NOT NULL,
  CONSTRAINT colour_pkey PRIMARY KEY (id)
);
INSERT INTO colour (id) VALUES (1);

-- downgrade
-- outside of a transaction
DROP TABLE colour;
DELETE FROM role WHERE id IN (7, 8);
