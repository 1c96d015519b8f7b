-- upgrade
-- outside of a transaction
DECLARE @last INTEGER, @next INTEGER
WHILE 1 = 1
BEGIN
  SET @next = NULL
  SELECT @next = MAX(id) FROM (SELECT TOP (1000) id FROM [public].part WHERE (@last IS NULL OR id > @last) ORDER BY id) AS batch
  IF @next IS NULL BREAK
  UPDATE [public].part SET n = 7 WHERE (@last IS NULL OR id > @last) AND id <= @next
  SET @last = @next
END;

-- downgrade
