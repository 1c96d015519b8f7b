-- upgrade
-- outside of a transaction
DECLARE
  limbeck_last "public".part.id%TYPE;
  limbeck_next "public".part.id%TYPE;
BEGIN
  LOOP
    SELECT MAX(id) INTO limbeck_next FROM (
      SELECT id FROM "public".part WHERE (limbeck_last IS NULL OR id > limbeck_last) ORDER BY id FETCH FIRST 1000 ROWS ONLY
    );
    EXIT WHEN limbeck_next IS NULL;
    UPDATE "public".part SET n = 7
    WHERE (limbeck_last IS NULL OR id > limbeck_last) AND id <= limbeck_next;
    COMMIT;
    limbeck_last := limbeck_next;
  END LOOP;
END;;

-- downgrade
