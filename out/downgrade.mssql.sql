:on error exit
-- Limbeck plan: downgrade from 4d27ab90c6f3 to base (no row)
--
--   SQL Server, for sqlcmd; compiled by limbeck 0.1.0
--   24 statements, one transaction
--   1 precondition is tested on the way, right before what needs it
--
--   1. 4d27ab90c6f3  the index on names that production has already
--   2. 95f1c7a3e0bd  merge the reviews branch
--   3. 2e94f6b1d0c8  find orders by day without stopping the shop
--   4. cb6802e9f5a4  words that hold a review back
--   5. 70d3ba5ce41f  reviews of products
--   6. a81c9d5f20e7  only inactive products are free
--   7. 6a0b7e4df391  loyalty points from past orders
--   8. d3f5b90e6c72  orders can be returned
--   9. 09e6d8c1a7b5  status of orders
--   10. f47a20b6e8d3  lines point to existing products
--   11. 5b1e7c0d94f6  an address belongs to one customer
--   12. c8a93f60d2e4  full_name becomes display_name
--   13. 17d4e2b80c5f  country of customers is required
--   14. e05b3f9ac168  fill the country of customers
--   15. 42c7a8d5e913  country of customers, nullable at first
--   16. b96e1d37f082  stock of products
--   17. 8d20f5e6c4ab  orders and their lines
--   18. 3f1c0a9b7d21  customers and products
--
-- DATA LOSS:
--   all rows of table held_word (cb6802e9f5a4)
--     allowed by --allow 'drop-table:*'
--   all rows of table review (70d3ba5ce41f)
--     allowed by --allow 'drop-table:*'
--   all values of column customer.points (6a0b7e4df391)
--     allowed by --allow 'drop-column:*'
--   all values of column purchase.status (09e6d8c1a7b5)
--     allowed by --allow 'drop-column:*'
--   all values of column customer.country (42c7a8d5e913)
--     allowed by --allow 'drop-column:*'
--   all values of column product.stock (b96e1d37f082)
--     allowed by --allow 'drop-column:*'
--   all rows of table purchase_line (8d20f5e6c4ab)
--     allowed by --allow 'drop-table:*'
--   all rows of table purchase (8d20f5e6c4ab)
--     allowed by --allow 'drop-table:*'
--   all rows of table product (3f1c0a9b7d21)
--     allowed by --allow 'drop-table:*'
--   all rows of table customer (3f1c0a9b7d21)
--     allowed by --allow 'drop-table:*'
--
-- Run it with
--   sqlcmd -S server -d shop -b -I -x -f 65001 -i plan.sql -o plan.log
-- -b makes an error the exit status, -I and -x leave quoted names and dollar signs as they are, -f 65001 reads UTF-8. It stops at
-- the first error, and what was not committed is rolled back when sqlcmd ends. Look for the line "done" at the end of the log: of a
-- file that was cut off, no transaction is committed half, but sqlcmd does not say that something is missing.
-- In Management Studio, switch SQLCMD mode on (Query menu); without it, this file is refused, and changes nothing.
--
-- digest 9b76b57c744e17320f9f57622060ad8794616838fa3abfd736ae2c5744c14a1d

-- The session is as this plan needs it, whatever the server, the login and the client have set.
-- Locks are tried for once: a statement waits for them as long as LOCK_TIMEOUT says.
SET NOEXEC OFF;
SET XACT_ABORT ON;
SET NOCOUNT ON;
SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET ANSI_PADDING ON;
SET ANSI_WARNINGS ON;
SET ARITHABORT ON;
SET CONCAT_NULL_YIELDS_NULL ON;
SET NUMERIC_ROUNDABORT OFF;
SET ANSI_NULL_DFLT_ON ON;
SET IMPLICIT_TRANSACTIONS OFF;
SET CURSOR_CLOSE_ON_COMMIT OFF;
SET ROWCOUNT 0;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
SET LANGUAGE us_english;
SET DATEFORMAT ymd;
SET LOCK_TIMEOUT 5000;
DROP TABLE IF EXISTS #limbeck;
DROP TABLE IF EXISTS #limbeck_answers;
DROP TABLE IF EXISTS #limbeck_when;
CREATE TABLE #limbeck (done nvarchar(40) NOT NULL, db int NOT NULL, run int NULL, todo bit NOT NULL);
CREATE TABLE #limbeck_answers (answer nvarchar(max) NULL);
CREATE TABLE #limbeck_when (block int NOT NULL PRIMARY KEY, holds bit NOT NULL);
IF @@TRANCOUNT > 0
  THROW 50000, N'limbeck: this script runs its own transactions, but was started inside another one. End that one, and start again. Nothing was changed.', 127;
INSERT INTO #limbeck (done, db, todo) VALUES (N'9b76b57c744e/0', DB_ID(), 1);
GO

-- Nothing is changed unless this passes.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/0' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @said nvarchar(2000), @found nvarchar(max) = N'', @got int = 0;
IF CONVERT(int, SERVERPROPERTY('EngineEdition')) NOT IN (5, 8, 12) AND ISNULL(CONVERT(int, SERVERPROPERTY('ProductMajorVersion')), 0) < 15
  SET @said = CONCAT(N'limbeck: this plan is for SQL Server 2019 or later; this server is of version ', CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')), N'. Nothing was changed.')
ELSE IF DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb')
  SET @said = CONCAT(N'limbeck: this is the system database ', DB_NAME(), N'. Name the database: sqlcmd -d shop. Nothing was changed.')
ELSE IF ISNULL(CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Updateability')), N'') <> N'READ_WRITE'
  SET @said = CONCAT(N'limbeck: the database ', DB_NAME(), N' can only be read: it is read-only, or on a secondary replica. Run the script on the primary. Nothing was changed.');
IF @said IS NULL AND APPLOCK_MODE(N'public', N'limbeck 431a0ff0981ff751', N'Session') = N'NoLock'
  EXEC @got = sys.sp_getapplock @Resource = N'limbeck 431a0ff0981ff751', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0, @DbPrincipal = N'public';
IF @said IS NULL AND @got < 0
  SET @said = N'limbeck: another run of a plan holds the lock of this database. Wait until it has ended, or close the session that a stopped run has left open; then look where the database is. Nothing was changed.';
IF @said IS NULL AND NOT (OBJECT_ID(N'alembic_version', N'U') IS NOT NULL)
  SET @said = N'limbeck: this database has no table alembic_version; this plan begins at 4d27ab90c6f3. Is it the right database? Where nothing was applied, begin with --from base. Nothing was changed.';
IF @said IS NULL
  SELECT @found = ISNULL(STRING_AGG(CONVERT(nvarchar(max), version_num), N',') WITHIN GROUP (ORDER BY version_num COLLATE Latin1_General_BIN2), N'') FROM alembic_version;
DECLARE @run int, @summary nvarchar(2000), @began datetime2(3), @by nvarchar(128);
IF @said IS NULL AND OBJECT_ID(N'limbeck_journal', N'U') IS NOT NULL
BEGIN
  SELECT TOP (1) @run = run, @summary = summary, @began = started_at, @by = started_by
    FROM limbeck_journal WHERE version_table = N'alembic_version' AND step = 0 AND finished_at IS NULL ORDER BY run DESC;
  IF @run IS NOT NULL AND (EXISTS (SELECT 1 FROM limbeck_journal AS s WHERE s.run = @run AND s.step > 0) AND NOT EXISTS (SELECT 1 FROM limbeck_journal AS s WHERE s.run = @run AND s.step > 0 AND s.step = (SELECT MAX(l.step) FROM limbeck_journal AS l WHERE l.run = @run) AND s.whole = 1 AND s.finished_at IS NOT NULL))
    SET @said = CONCAT(N'limbeck: another plan was stopped half way on this database. Run ', @run, N', ', @summary, N', was begun at ', CONVERT(nvarchar(30), @began, 126), N' UTC by ', @by, N' and has not ended; ', N'it is in the middle of a revision', N'. Run that plan again: it goes on where it stopped. Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = SYSUTCDATETIME(), outcome = ''given up'' WHERE step = 0 AND run = ', @run, N'. Nothing was changed.');
END;
IF @said IS NULL AND @found COLLATE Latin1_General_BIN2 = N''
  SET @said = N'limbeck: this plan has been applied already, nothing to do. alembic_version holds base (no row), where this plan ends.';
IF @said IS NULL AND NOT (@found COLLATE Latin1_General_BIN2 = N'4d27ab90c6f3')
  SET @said = CONCAT(N'limbeck: the database is not at the revision where this plan begins. alembic_version holds ', ISNULL(NULLIF(REPLACE(@found, N',', N', '), N''), N'no row'), N'; this plan begins at 4d27ab90c6f3. Compile a plan that begins where the database is: limbeck compile --from ', ISNULL(NULLIF(@found, N''), N'base'), N'. Nothing was changed.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'9b76b57c744e/1';
GO

-- Everything from here to COMMIT is done, or nothing.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/1' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[1/18] 4d27ab90c6f3 the index on names that production has already', 0, 1) WITH NOWAIT;
BEGIN TRANSACTION;
DECLARE @said nvarchar(2000), @found nvarchar(max) = N'4d27ab90c6f3';
SELECT @found = ISNULL(STRING_AGG(CONVERT(nvarchar(max), version_num), N',') WITHIN GROUP (ORDER BY version_num COLLATE Latin1_General_BIN2), N'') FROM alembic_version WITH (UPDLOCK, HOLDLOCK);
IF NOT (@found COLLATE Latin1_General_BIN2 = N'4d27ab90c6f3')
  SET @said = CONCAT(N'limbeck: the version rows have changed since this plan began. alembic_version holds ', ISNULL(NULLIF(REPLACE(@found, N',', N', '), N''), N'no row'), N'; this step begins at 4d27ab90c6f3. Find out who moved them. This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'9b76b57c744e/2';
GO

-- migrations/0018_index_made_by_hand.ts:15 when index ix_customer_display_name exists
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/2' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DELETE FROM #limbeck_answers;
INSERT INTO #limbeck_answers EXEC (N'SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.indexes AS i JOIN sys.tables AS t ON t.object_id = i.object_id WHERE i.name = ''ix_customer_display_name'' AND t.schema_id = SCHEMA_ID()) THEN 1 ELSE 0 END');
IF @@ERROR <> 0
  THROW 50000, N'limbeck: a query of this plan has failed, see above: when index ix_customer_display_name exists', 127;
BEGIN
  DELETE FROM #limbeck_when WHERE block = 1;
  INSERT INTO #limbeck_when (block, holds) SELECT 1, CASE WHEN 1 = (SELECT COUNT(*) FROM #limbeck_answers) AND N'1' = (SELECT MAX(answer) FROM #limbeck_answers) THEN 1 ELSE 0 END;
  IF 1 = (SELECT COUNT(*) FROM #limbeck_answers) AND N'1' = (SELECT MAX(answer) FROM #limbeck_answers) RAISERROR(N'limbeck: when index ix_customer_display_name exists: yes', 0, 1) WITH NOWAIT;
  ELSE RAISERROR(N'limbeck: when index ix_customer_display_name exists: no, passed over', 0, 1) WITH NOWAIT;
END;
UPDATE #limbeck SET done = N'9b76b57c744e/3';
GO

-- migrations/0018_index_made_by_hand.ts:15 drop index ix_customer_display_name -- only when index ix_customer_display_name exists
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/3' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck_when WHERE block = 1 AND holds = 1)
  EXEC (N'DROP INDEX ix_customer_display_name ON customer');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/4';
GO

-- version: 4d27ab90c6f3 -> 95f1c7a3e0bd
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/4' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'95f1c7a3e0bd' WHERE version_num = N'4d27ab90c6f3'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 4d27ab90c6f3 to 95f1c7a3e0bd in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/5';
GO

-- version: 95f1c7a3e0bd -> 2e94f6b1d0c8, cb6802e9f5a4
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/5' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[2/18] 95f1c7a3e0bd merge the reviews branch', 0, 1) WITH NOWAIT;
DECLARE @touched int;
SET @touched = 0;
BEGIN INSERT INTO alembic_version (version_num) VALUES (N'2e94f6b1d0c8'); SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: insert 2e94f6b1d0c8 in alembic_version. This transaction was rolled back.', 127;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'cb6802e9f5a4' WHERE version_num = N'95f1c7a3e0bd'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 95f1c7a3e0bd to cb6802e9f5a4 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/6';
GO

-- migrations/0014_placed_at_index.ts:9 drop index ix_purchase_placed_at
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/6' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[3/18] 2e94f6b1d0c8 find orders by day without stopping the shop', 0, 1) WITH NOWAIT;
DROP INDEX ix_purchase_placed_at ON purchase;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/7';
GO

-- version: 2e94f6b1d0c8, cb6802e9f5a4 -> cb6802e9f5a4
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/7' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN DELETE FROM alembic_version WHERE version_num = N'2e94f6b1d0c8'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: delete 2e94f6b1d0c8 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/8';
GO

-- migrations/0016_review_flags.ts:13 drop table held_word -- DATA LOSS: all rows of table held_word
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/8' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[4/18] cb6802e9f5a4 words that hold a review back', 0, 1) WITH NOWAIT;
DROP TABLE held_word;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/9';
GO

-- version: cb6802e9f5a4 -> 70d3ba5ce41f
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/9' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'70d3ba5ce41f' WHERE version_num = N'cb6802e9f5a4'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move cb6802e9f5a4 to 70d3ba5ce41f in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/10';
GO

-- migrations/0015_reviews.ts:10 drop table review -- DATA LOSS: all rows of table review
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/10' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[5/18] 70d3ba5ce41f reviews of products', 0, 1) WITH NOWAIT;
DROP TABLE review;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/11';
GO

-- version: 70d3ba5ce41f -> a81c9d5f20e7
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/11' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'a81c9d5f20e7' WHERE version_num = N'70d3ba5ce41f'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 70d3ba5ce41f to a81c9d5f20e7 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/12';
GO

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 drop constraint ck_product_price of product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/12' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[6/18] a81c9d5f20e7 only inactive products are free', 0, 1) WITH NOWAIT;
ALTER TABLE product DROP CONSTRAINT ck_product_price;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/13';
GO

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/13' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @said nvarchar(2000);
DELETE FROM #limbeck_answers;
INSERT INTO #limbeck_answers EXEC (N'SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM product WHERE NOT (price >= 0)');
IF @@ERROR <> 0
  THROW 50000, N'limbeck: a query of this plan has failed, see above: add check constraint ck_product_price to product', 127;
IF EXISTS (SELECT 1 FROM #limbeck_answers)
  SET @said = CONCAT(N'limbeck: ', CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 1 THEN N'1 row of product breaks ck_product_price' WHEN 6 THEN N'at least 6 rows of product break ck_product_price' ELSE CONCAT((SELECT COUNT(*) FROM #limbeck_answers), N' ', N'rows of product break ck_product_price') END,
    N', but ', N'the check is added', N': ', N'id', N' ', (SELECT STRING_AGG(TRANSLATE(LEFT(ISNULL(k.answer, N'NULL'), 100), CONCAT(NCHAR(9), NCHAR(10), NCHAR(13), NCHAR(27), NCHAR(133), NCHAR(8232), NCHAR(8233), NCHAR(8237), NCHAR(8238)), N'?????????'), N', ') FROM (SELECT TOP (5) answer FROM #limbeck_answers) AS k), CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 6 THEN N', ...' ELSE N'' END, N'. ', N'Correct these rows, then run the script again. It is needed to add check constraint ck_product_price to product (migrations/0013_price_may_be_zero_only_when_inactive.ts:9). This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'9b76b57c744e/14';
GO

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/14' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
ALTER TABLE product ADD CONSTRAINT ck_product_price CHECK (price >= 0);
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/15';
GO

-- version: a81c9d5f20e7 -> 6a0b7e4df391
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/15' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'6a0b7e4df391' WHERE version_num = N'a81c9d5f20e7'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move a81c9d5f20e7 to 6a0b7e4df391 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/16';
GO

-- migrations/0012_loyalty_points.ts:9 drop column customer.points -- DATA LOSS: all values of column customer.points
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/16' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[7/18] 6a0b7e4df391 loyalty points from past orders', 0, 1) WITH NOWAIT;
ALTER TABLE customer DROP CONSTRAINT df_customer_points;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/17';
GO

-- migrations/0012_loyalty_points.ts:9 drop column customer.points
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/17' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
ALTER TABLE customer DROP COLUMN points;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/18';
GO

-- version: 6a0b7e4df391 -> d3f5b90e6c72
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/18' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'd3f5b90e6c72' WHERE version_num = N'6a0b7e4df391'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 6a0b7e4df391 to d3f5b90e6c72 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/19';
GO

-- version: d3f5b90e6c72 -> 09e6d8c1a7b5
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/19' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[8/18] d3f5b90e6c72 orders can be returned', 0, 1) WITH NOWAIT;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'09e6d8c1a7b5' WHERE version_num = N'd3f5b90e6c72'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move d3f5b90e6c72 to 09e6d8c1a7b5 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/20';
GO

-- migrations/0010_purchase_status.ts:10 drop column purchase.status -- DATA LOSS: all values of column purchase.status
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/20' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[9/18] 09e6d8c1a7b5 status of orders', 0, 1) WITH NOWAIT;
ALTER TABLE purchase DROP CONSTRAINT ck_purchase_status_values;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/21';
GO

-- migrations/0010_purchase_status.ts:10 drop column purchase.status
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/21' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
ALTER TABLE purchase DROP CONSTRAINT df_purchase_status;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/22';
GO

-- migrations/0010_purchase_status.ts:10 drop column purchase.status
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/22' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
ALTER TABLE purchase DROP COLUMN status;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/23';
GO

-- version: 09e6d8c1a7b5 -> f47a20b6e8d3
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/23' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'f47a20b6e8d3' WHERE version_num = N'09e6d8c1a7b5'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 09e6d8c1a7b5 to f47a20b6e8d3 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/24';
GO

-- migrations/0009_line_product_fk.ts:9 drop constraint fk_purchase_line_product of purchase_line
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/24' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[10/18] f47a20b6e8d3 lines point to existing products', 0, 1) WITH NOWAIT;
ALTER TABLE purchase_line DROP CONSTRAINT fk_purchase_line_product;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/25';
GO

-- version: f47a20b6e8d3 -> 5b1e7c0d94f6
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/25' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'5b1e7c0d94f6' WHERE version_num = N'f47a20b6e8d3'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move f47a20b6e8d3 to 5b1e7c0d94f6 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/26';
GO

-- migrations/0008_unique_customer_email.ts:9 drop index uq_customer_email
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/26' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[11/18] 5b1e7c0d94f6 an address belongs to one customer', 0, 1) WITH NOWAIT;
DROP INDEX uq_customer_email ON customer;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/27';
GO

-- version: 5b1e7c0d94f6 -> c8a93f60d2e4
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/27' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'c8a93f60d2e4' WHERE version_num = N'5b1e7c0d94f6'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 5b1e7c0d94f6 to c8a93f60d2e4 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/28';
GO

-- migrations/0007_rename_customer_name.ts:9 alter column customer.display_name: rename to full_name
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/28' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[12/18] c8a93f60d2e4 full_name becomes display_name', 0, 1) WITH NOWAIT;
EXEC sp_rename 'customer.display_name', full_name, 'COLUMN';
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/29';
GO

-- version: c8a93f60d2e4 -> 17d4e2b80c5f
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/29' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'17d4e2b80c5f' WHERE version_num = N'c8a93f60d2e4'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move c8a93f60d2e4 to 17d4e2b80c5f in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/30';
GO

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: nullable
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/30' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[13/18] 17d4e2b80c5f country of customers is required', 0, 1) WITH NOWAIT;
ALTER TABLE customer ALTER COLUMN country CHAR(2) NULL;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/31';
GO

-- version: 17d4e2b80c5f -> e05b3f9ac168
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/31' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'e05b3f9ac168' WHERE version_num = N'17d4e2b80c5f'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 17d4e2b80c5f to e05b3f9ac168 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/32';
GO

-- version: e05b3f9ac168 -> 42c7a8d5e913
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/32' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[14/18] e05b3f9ac168 fill the country of customers', 0, 1) WITH NOWAIT;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'42c7a8d5e913' WHERE version_num = N'e05b3f9ac168'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move e05b3f9ac168 to 42c7a8d5e913 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/33';
GO

-- migrations/0004_customer_country.ts:9 drop column customer.country -- DATA LOSS: all values of column customer.country
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/33' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[15/18] 42c7a8d5e913 country of customers, nullable at first', 0, 1) WITH NOWAIT;
ALTER TABLE customer DROP COLUMN country;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/34';
GO

-- version: 42c7a8d5e913 -> b96e1d37f082
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/34' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'b96e1d37f082' WHERE version_num = N'42c7a8d5e913'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 42c7a8d5e913 to b96e1d37f082 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/35';
GO

-- migrations/0003_product_stock.ts:9 drop column product.stock -- DATA LOSS: all values of column product.stock
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/35' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[16/18] b96e1d37f082 stock of products', 0, 1) WITH NOWAIT;
ALTER TABLE product DROP CONSTRAINT df_product_stock;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/36';
GO

-- migrations/0003_product_stock.ts:9 drop column product.stock
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/36' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
ALTER TABLE product DROP COLUMN stock;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/37';
GO

-- version: b96e1d37f082 -> 8d20f5e6c4ab
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/37' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'8d20f5e6c4ab' WHERE version_num = N'b96e1d37f082'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move b96e1d37f082 to 8d20f5e6c4ab in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/38';
GO

-- migrations/0002_orders.ts:25 drop index ix_purchase_customer_id
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/38' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[17/18] 8d20f5e6c4ab orders and their lines', 0, 1) WITH NOWAIT;
DROP INDEX ix_purchase_customer_id ON purchase;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/39';
GO

-- migrations/0002_orders.ts:14 drop table purchase_line -- DATA LOSS: all rows of table purchase_line
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/39' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DROP TABLE purchase_line;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/40';
GO

-- migrations/0002_orders.ts:9 drop table purchase -- DATA LOSS: all rows of table purchase
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/40' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DROP TABLE purchase;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/41';
GO

-- version: 8d20f5e6c4ab -> 3f1c0a9b7d21
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/41' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN UPDATE alembic_version SET version_num = N'3f1c0a9b7d21' WHERE version_num = N'8d20f5e6c4ab'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 8d20f5e6c4ab to 3f1c0a9b7d21 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/42';
GO

-- migrations/0001_customers_and_products.ts:20 drop table product -- DATA LOSS: all rows of table product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/42' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
RAISERROR(N'[18/18] 3f1c0a9b7d21 customers and products', 0, 1) WITH NOWAIT;
DROP TABLE product;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/43';
GO

-- migrations/0001_customers_and_products.ts:9 drop table customer -- DATA LOSS: all rows of table customer
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/43' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DROP TABLE customer;
IF @@ERROR = 0 UPDATE #limbeck SET done = N'9b76b57c744e/44';
GO

-- version: 3f1c0a9b7d21 -> base (no row)
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/44' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
BEGIN DELETE FROM alembic_version WHERE version_num = N'3f1c0a9b7d21'; SET @touched = @@ROWCOUNT; END;
IF @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: delete 3f1c0a9b7d21 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/45';
GO

IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/45' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
UPDATE #limbeck SET done = N'9b76b57c744e/46';
COMMIT TRANSACTION;
GO

IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'9b76b57c744e/46' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF APPLOCK_MODE(N'public', N'limbeck 431a0ff0981ff751', N'Session') <> N'NoLock'
  EXEC sys.sp_releaseapplock @Resource = N'limbeck 431a0ff0981ff751', @LockOwner = N'Session', @DbPrincipal = N'public';
RAISERROR(N'done: the database is at base (no row)', 0, 1) WITH NOWAIT;
UPDATE #limbeck SET done = N'9b76b57c744e/47';
GO

-- END OF PLAN digest=9b76b57c744e17320f9f57622060ad8794616838fa3abfd736ae2c5744c14a1d statements=24
