-- upgrade
CREATE PROCEDURE bump @id INT, @by INT = 1 WITH EXECUTE AS OWNER AS
BEGIN
  UPDATE users SET n = n + @by WHERE id = @id;
  IF @@ROWCOUNT = 0 THROW 50000, 'no such user', 1;
END;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'counts', 'schema', @schema, 'procedure', bump;
CREATE FUNCTION sales.twice (@n INT) RETURNS INT AS
BEGIN RETURN @n * 2 END;
CREATE OR ALTER FUNCTION sales.twice (@n BIGINT) RETURNS BIGINT AS
BEGIN RETURN @n * 2 END;
CREATE TRIGGER sales.touched ON sales.notes AFTER INSERT, UPDATE AS
UPDATE sales.notes SET n = 0 WHERE id IN (SELECT id FROM inserted);
exec sp_addextendedproperty 'MS_Description', N'keeps n', 'schema', sales, 'table', notes, 'trigger', touched;
CREATE FUNCTION other () RETURNS INT WITH EXECUTE AS CALLER AS
BEGIN RETURN 1 END;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'one', 'schema', @schema, 'function', other;
CREATE SEQUENCE numbers AS BIGINT START WITH 1;
CREATE VIEW few AS
SELECT id FROM users WHERE n < 3;
DROP FUNCTION other;
CREATE FUNCTION another () RETURNS INT WITH EXECUTE AS CALLER AS
BEGIN RETURN 1 END;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'one', 'schema', @schema, 'function', another;
DROP FUNCTION sales.twice;
CREATE FUNCTION sales.doubled (@n BIGINT) RETURNS BIGINT AS
BEGIN RETURN @n * 2 END;
CREATE PROCEDURE sales.nothing AS
RETURN;

-- downgrade
