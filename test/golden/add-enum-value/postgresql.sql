-- upgrade
-- committed before it is used
ALTER TYPE mood ADD VALUE 'glad' BEFORE 'sad';

-- downgrade
-- LB430: revision after has no way back here: rows may have the value 'glad' of the enum type "mood" by then, and nobody can tell what they get instead
--   help: write downgrade(op) with op.removeEnumValue, and its replaceWith for rows that have the value; or leave the value there and write an empty downgrade