-- upgrade
INSERT INTO users (id, email, age) VALUES (1, 'o''hara@example.org', NULL), (2, 'back\slash', 1 + 1);
INSERT INTO users (id, email) VALUES (3, '');

-- downgrade
-- LB430: revision after has no way back here: rows inserted into "users" may have changed since
--   help: write downgrade(op) and delete what should go