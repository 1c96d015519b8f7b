-- upgrade
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','glad','sad') NULL;

-- downgrade
-- LB430: revision after has no way back here: PostgreSQL cannot remove the value 'glad' from the enum type "mood"
--   help: write downgrade(op): make a new type without the value and change the columns to it, or leave the value and write an empty downgrade