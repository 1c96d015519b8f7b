-- upgrade
INSERT INTO sales.item (id) VALUES (1);

-- downgrade
