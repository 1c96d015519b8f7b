-- upgrade
SET IDENTITY_INSERT users ON;
INSERT INTO users (id, email, at) VALUES (1, N'zoë@example.org', '2026-01-15 10:30:00.5'), (2, ('a
' + 'GO
b $' + '(c)'), NULL);
SET IDENTITY_INSERT users OFF;
MERGE INTO codes WITH (HOLDLOCK) AS target USING (VALUES ('a', 'it''s', 1.50)) AS source (code, label, price) ON target.code = source.code WHEN MATCHED THEN UPDATE SET label = source.label, price = source.price WHEN NOT MATCHED THEN INSERT (code, label, price) VALUES (source.code, source.label, source.price);
MERGE INTO codes WITH (HOLDLOCK) AS target USING (VALUES ('a', 'b')) AS source (code, label) ON target.code = source.code WHEN NOT MATCHED THEN INSERT (code, label) VALUES (source.code, source.label);
UPDATE users SET at = '2026-01-15 00:00:00' WHERE id = 1;
-- outside of a transaction
DECLARE @last INTEGER, @next INTEGER
WHILE 1 = 1
BEGIN
  SET @next = NULL
  SELECT @next = MAX(id) FROM (SELECT TOP (500) id FROM users WHERE (@last IS NULL OR id > @last) ORDER BY id) AS batch
  IF @next IS NULL BREAK
  UPDATE users SET n = 0 WHERE (@last IS NULL OR id > @last) AND id <= @next AND (n IS NULL)
  SET @last = @next
  WAITFOR DELAY '00:00:00.100'
END;

-- downgrade
