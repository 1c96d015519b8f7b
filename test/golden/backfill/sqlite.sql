-- upgrade
UPDATE part SET state = 'it''s new', n = coalesce(n, 0) + 1 WHERE state IS NULL -- not yet
;
UPDATE part SET n = 5 WHERE n IN (1, 2);

-- downgrade
UPDATE part SET n = NULL;
