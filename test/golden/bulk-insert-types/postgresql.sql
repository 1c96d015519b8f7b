-- upgrade
INSERT INTO made (id, price) VALUES (1, 1.50);

-- downgrade
-- LB430: revision after has no way back here: rows inserted into "made" may have changed since
--   help: write downgrade(op) and delete what should go