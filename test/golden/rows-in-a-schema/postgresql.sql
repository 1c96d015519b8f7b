-- upgrade
INSERT INTO sales.item (id) VALUES (1);
-- committed before it is used
ALTER TYPE sales.mood ADD VALUE 'glad';

-- downgrade
