-- upgrade
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','glad','sad') NULL;

-- downgrade
-- LB430: revision after has no way back here: rows may have the value 'glad' of the enum type "mood" by then, and nobody can tell what they get instead
--   help: write downgrade(op) with op.removeEnumValue, and its replaceWith for rows that have the value; or leave the value there and write an empty downgrade