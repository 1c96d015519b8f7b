-- upgrade
INSERT INTO users (id, email, at) VALUES (1, 'zoë@example.org', TIMESTAMP '2026-01-15 10:30:00.5');
INSERT INTO users (id, email, at) VALUES (2, 'a
GO
b $(c)', NULL);
MERGE INTO codes USING (SELECT 'a' AS code, 'it''s' AS label, 1.50 AS price FROM DUAL) new_row ON (codes.code = new_row.code)
WHEN MATCHED THEN UPDATE SET label = new_row.label, price = new_row.price
WHEN NOT MATCHED THEN INSERT (code, label, price) VALUES (new_row.code, new_row.label, new_row.price);
MERGE INTO codes USING (SELECT 'a' AS code, 'b' AS label FROM DUAL) new_row ON (codes.code = new_row.code)
WHEN NOT MATCHED THEN INSERT (code, label) VALUES (new_row.code, new_row.label);
UPDATE users SET at = TIMESTAMP '2026-01-15 00:00:00' WHERE id = 1;
-- outside of a transaction
DECLARE
  limbeck_last users.id%TYPE;
  limbeck_next users.id%TYPE;
BEGIN
  LOOP
    SELECT MAX(id) INTO limbeck_next FROM (
      SELECT id FROM users WHERE (limbeck_last IS NULL OR id > limbeck_last) ORDER BY id FETCH FIRST 500 ROWS ONLY
    );
    EXIT WHEN limbeck_next IS NULL;
    UPDATE users SET n = 0
    WHERE (limbeck_last IS NULL OR id > limbeck_last) AND id <= limbeck_next AND (n IS NULL
    );
    COMMIT;
    limbeck_last := limbeck_next;
    DBMS_SESSION.SLEEP(0.1);
  END LOOP;
END;;

-- downgrade
