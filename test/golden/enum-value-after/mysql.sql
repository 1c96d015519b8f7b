-- upgrade

-- downgrade
-- LB430: revision after has no way back here: PostgreSQL cannot remove the value 'sad' from the enum type "mood"
--   help: write downgrade(op): make a new type without the value and change the columns to it, or leave the value and write an empty downgrade
-- LB430: revision after has no way back here: PostgreSQL cannot remove the value 'fine' from the enum type "mood"
--   help: write downgrade(op): make a new type without the value and change the columns to it, or leave the value and write an empty downgrade