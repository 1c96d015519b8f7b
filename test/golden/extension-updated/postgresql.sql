-- upgrade
ALTER EXTENSION hstore UPDATE TO '1.8';

-- downgrade
-- LB430: revision after has no way back here: extension hstore is updated, and extensions seldom know a way back
--   help: write downgrade(op) in the migration, where its makers ship one