:on error exit
-- Limbeck plan: upgrade from base (no row) to 4d27ab90c6f3
--
--   SQL Server, for sqlcmd; compiled by limbeck 0.1.0
--   30 statements, 3 transactions
--   3 preconditions are tested on the way, right before what needs them
--
--   1. 3f1c0a9b7d21  customers and products
--   2. 8d20f5e6c4ab  orders and their lines
--   3. b96e1d37f082  stock of products
--   4. 42c7a8d5e913  country of customers, nullable at first
--   5. e05b3f9ac168  fill the country of customers
--   6. 17d4e2b80c5f  country of customers is required
--   7. c8a93f60d2e4  full_name becomes display_name
--   8. 5b1e7c0d94f6  an address belongs to one customer
--   9. f47a20b6e8d3  lines point to existing products
--   10. 09e6d8c1a7b5  status of orders
--   11. d3f5b90e6c72  orders can be returned
--   12. 6a0b7e4df391  loyalty points from past orders
--   13. a81c9d5f20e7  only inactive products are free
--   14. 70d3ba5ce41f  reviews of products
--   15. cb6802e9f5a4  words that hold a review back
--   16. 2e94f6b1d0c8  find orders by day without stopping the shop
--   17. 95f1c7a3e0bd  merge the reviews branch
--   18. 4d27ab90c6f3  the index on names that production has already
--
-- Run it with
--   sqlcmd -S server -d shop -b -I -x -f 65001 -i plan.sql -o plan.log
-- -b makes an error the exit status, -I and -x leave quoted names and dollar signs as they are, -f 65001 reads UTF-8. It stops at
-- the first error, and what was not committed is rolled back when sqlcmd ends. Look for the line "done" at the end of the log: of a
-- file that was cut off, no transaction is committed half, but sqlcmd does not say that something is missing.
-- In Management Studio, switch SQLCMD mode on (Query menu); without it, this file is refused, and changes nothing.
--
-- This plan is not one transaction. If it stops half way, what was committed stays, and limbeck_journal says how far it came.
-- Mend what stopped it, and run the same file again: it goes on where it stopped.
--
-- digest 8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e

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
INSERT INTO #limbeck (done, db, todo) VALUES (N'8b7af84e7d14/0', DB_ID(), 1);
GO

-- Nothing is changed unless this passes.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/0' AND db = DB_ID() AND @@TRANCOUNT = 0)
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
IF @said IS NULL AND (OBJECT_ID(N'alembic_version', N'U') IS NOT NULL)
  SELECT @found = ISNULL(STRING_AGG(CONVERT(nvarchar(max), version_num), N',') WITHIN GROUP (ORDER BY version_num COLLATE Latin1_General_BIN2), N'') FROM alembic_version;
DECLARE @run int, @summary nvarchar(2000), @began datetime2(3), @by nvarchar(128), @ended datetime2(3), @outcome nvarchar(20), @from nvarchar(max);
DECLARE @done int = 0, @differing int = 0, @half bit = 0, @why nvarchar(200), @note nvarchar(1000);
-- What each step of this plan does, as a digest, and the version rows before it.
DECLARE @steps TABLE (step int NOT NULL PRIMARY KEY, content nvarchar(64) NOT NULL, place nvarchar(max) NOT NULL);
INSERT INTO @steps (step, content, place) VALUES
  (1, N'253c47571babee30556be79f6911dcf1', N''),
  (2, N'5fa07b70062a30de66c9acf4769960c5', N'cb6802e9f5a4'),
  (3, N'579a1356df3a1297a175938e2a4067ea', N'cb6802e9f5a4'),
  (4, N'', N'4d27ab90c6f3');
IF @said IS NULL AND OBJECT_ID(N'limbeck_journal', N'U') IS NOT NULL
BEGIN
  SELECT TOP (1) @run = run, @summary = summary, @began = started_at, @by = started_by, @ended = finished_at, @outcome = outcome, @from = from_rows
    FROM limbeck_journal WHERE version_table = N'alembic_version' AND step = 0 ORDER BY run DESC;
  SELECT @done = ISNULL(SUM(CASE WHEN j.finished_at IS NOT NULL THEN 1 ELSE 0 END), 0), @differing = ISNULL(SUM(CASE WHEN s.content IS NULL OR j.content COLLATE Latin1_General_BIN2 <> s.content THEN 1 ELSE 0 END), 0)
    FROM limbeck_journal AS j LEFT JOIN @steps AS s ON s.step = j.step WHERE j.run = @run AND j.step > 0;
  IF (EXISTS (SELECT 1 FROM limbeck_journal AS s WHERE s.run = @run AND s.step > 0) AND NOT EXISTS (SELECT 1 FROM limbeck_journal AS s WHERE s.run = @run AND s.step > 0 AND s.step = (SELECT MAX(l.step) FROM limbeck_journal AS l WHERE l.run = @run) AND s.whole = 1 AND s.finished_at IS NOT NULL)) SET @half = 1;
  IF @run IS NOT NULL AND @ended IS NULL
  BEGIN
    SET @why = CASE
      WHEN @differing > 0 OR @from COLLATE Latin1_General_BIN2 <> N'' THEN N'what it has done is not what this plan would have done'
      WHEN @found COLLATE Latin1_General_BIN2 <> (SELECT place FROM @steps WHERE step = @done + 1) THEN N'the version rows are no longer where it stopped'
    END;
    IF @why IS NULL AND (@done > 0 OR @half = 1)
      SET @note = CONCAT(N'limbeck: run ', @run, N' goes on: ', @done, N' of 3 steps are done');
    ELSE IF @half = 1
      SET @said = CONCAT(N'limbeck: another plan was stopped half way on this database. Run ', @run, N', ', @summary, N', was begun at ', CONVERT(nvarchar(30), @began, 126), N' UTC by ', @by, N' and has not ended; ', @why, N'. Run that plan again: it goes on where it stopped. Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = SYSUTCDATETIME(), outcome = ''given up'' WHERE step = 0 AND run = ', @run, N'. Nothing was changed.');
    ELSE
      SET @run = NULL;
  END
  ELSE IF @outcome = N'done' AND @found COLLATE Latin1_General_BIN2 = N'4d27ab90c6f3' AND @differing = 0 AND @done = 3
    SET @note = CONCAT(N'limbeck: run ', @run, N' has applied this plan, at ', CONVERT(nvarchar(30), @ended, 126), N' UTC: nothing to do');
  ELSE
    SET @run = NULL;
END;
IF @said IS NULL AND @run IS NULL AND @found COLLATE Latin1_General_BIN2 = N'4d27ab90c6f3'
  SET @said = N'limbeck: this plan has been applied already, nothing to do. alembic_version holds 4d27ab90c6f3, where this plan ends.';
IF @said IS NULL AND @run IS NULL AND NOT (@found COLLATE Latin1_General_BIN2 = N'')
  SET @said = CONCAT(N'limbeck: the database is not at the revision where this plan begins. alembic_version holds ', ISNULL(NULLIF(REPLACE(@found, N',', N', '), N''), N'no row'), N'; this plan begins at base (no row). Compile a plan that begins where the database is: limbeck compile --from ', ISNULL(NULLIF(@found, N''), N'base'), N'. Nothing was changed.');
IF @said IS NULL
BEGIN
  UPDATE #limbeck SET run = @run;
  IF @note IS NOT NULL RAISERROR(N'%s', 0, 1, @note) WITH NOWAIT;
END;
IF @said IS NULL AND @run IS NOT NULL
  INSERT INTO #limbeck_when (block, holds) SELECT b.block, CASE WHEN EXISTS (SELECT 1 FROM limbeck_journal AS j WHERE j.run = @run AND CHARINDEX(CONCAT(N',', b.block, N'=1,'), j.answers) > 0) THEN 1 ELSE 0 END
    FROM (VALUES (1)) AS b (block);
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/1';
GO

-- What the script itself needs.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/1' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
BEGIN TRANSACTION;
IF NOT (OBJECT_ID(N'alembic_version', N'U') IS NOT NULL)
  CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
  );
IF OBJECT_ID(N'limbeck_journal', N'U') IS NULL
  CREATE TABLE limbeck_journal (
    run int NOT NULL,
    step int NOT NULL, -- 0 is the run itself
    version_table nvarchar(128) NOT NULL,
    [plan] nvarchar(64) NOT NULL,
    content nvarchar(64) NULL,
    whole bit NULL, -- behind it, no revision is half applied
    revision nvarchar(1000) NULL,
    summary nvarchar(2000) NOT NULL,
    from_rows nvarchar(max) NULL,
    to_rows nvarchar(max) NULL,
    answers nvarchar(max) NULL,
    attempts int NOT NULL DEFAULT 1,
    outcome nvarchar(20) NULL,
    compiler nvarchar(100) NOT NULL,
    started_by nvarchar(128) NOT NULL DEFAULT ORIGINAL_LOGIN(),
    started_from nvarchar(128) NULL DEFAULT HOST_NAME(),
    application nvarchar(128) NULL DEFAULT APP_NAME(),
    started_at datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    finished_at datetime2(3) NULL,
    CONSTRAINT limbeck_journal_pkc PRIMARY KEY (run, step)
  );
IF EXISTS (SELECT 1 FROM #limbeck WHERE run IS NULL)
BEGIN
  -- A run that was stopped between two revisions has left nothing half done.
  UPDATE limbeck_journal SET finished_at = SYSUTCDATETIME(), outcome = N'given up' WHERE version_table = N'alembic_version' AND step = 0 AND finished_at IS NULL;
  INSERT INTO limbeck_journal (run, step, version_table, [plan], summary, from_rows, to_rows, compiler)
    SELECT ISNULL(MAX(run), 0) + 1, 0, N'alembic_version', N'8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e', N'upgrade from base (no row) to 4d27ab90c6f3', N'', N'4d27ab90c6f3', N'limbeck 0.1.0' FROM limbeck_journal WITH (UPDLOCK, HOLDLOCK);
  UPDATE #limbeck SET run = (SELECT MAX(run) FROM limbeck_journal WHERE version_table = N'alembic_version');
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/2';
COMMIT TRANSACTION;
GO

-- Step 1 of 3.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/2' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
UPDATE #limbeck SET todo = CASE WHEN EXISTS (SELECT 1 FROM limbeck_journal WHERE run = (SELECT run FROM #limbeck) AND step = 1 AND version_table = N'alembic_version' AND finished_at IS NOT NULL) THEN 0 ELSE 1 END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[1/18] 3f1c0a9b7d21 customers and products', 0, 1) WITH NOWAIT;
ELSE RAISERROR(N'[1/18] 3f1c0a9b7d21 is done already, passed over', 0, 1) WITH NOWAIT;
UPDATE #limbeck SET done = N'8b7af84e7d14/3';
GO
-- Everything from here to COMMIT is done, or nothing.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/3' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
BEGIN TRANSACTION;
DECLARE @said nvarchar(2000), @found nvarchar(max) = N'';
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  SELECT @found = ISNULL(STRING_AGG(CONVERT(nvarchar(max), version_num), N',') WITHIN GROUP (ORDER BY version_num COLLATE Latin1_General_BIN2), N'') FROM alembic_version WITH (UPDLOCK, HOLDLOCK);
IF NOT (@found COLLATE Latin1_General_BIN2 = N'')
  SET @said = CONCAT(N'limbeck: the version rows have changed since this plan began. alembic_version holds ', ISNULL(NULLIF(REPLACE(@found, N',', N', '), N''), N'no row'), N'; this step begins at base (no row). Find out who moved them. This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/4';
GO

-- migrations/0001_customers_and_products.ts:9 create table customer
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/4' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE TABLE customer (
  id INTEGER NOT NULL IDENTITY,
  email VARCHAR(255) NOT NULL,
  full_name VARCHAR(120) NULL,
  created_at DATETIMEOFFSET NOT NULL CONSTRAINT df_customer_created_at DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT customer_pkey PRIMARY KEY (id)
)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/5';
GO

-- migrations/0001_customers_and_products.ts:9 create table customer
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/5' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty ''MS_Description'', N''Everybody who has ordered or registered'', ''schema'', @schema, ''table'', customer');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/6';
GO

-- migrations/0001_customers_and_products.ts:20 create table product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/6' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE TABLE product (
  id INTEGER NOT NULL IDENTITY,
  sku VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  active BIT NOT NULL CONSTRAINT df_product_active DEFAULT 1,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT uq_product_sku UNIQUE (sku),
  CONSTRAINT ck_product_price CHECK (price >= 0)
)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/7';
GO

-- version: base (no row) -> 3f1c0a9b7d21
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/7' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN INSERT INTO alembic_version (version_num) VALUES (N'3f1c0a9b7d21'); SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: insert 3f1c0a9b7d21 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/8';
GO

-- migrations/0002_orders.ts:9 create table purchase
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/8' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[2/18] 8d20f5e6c4ab orders and their lines', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE TABLE purchase (
  id BIGINT NOT NULL IDENTITY,
  customer_id INTEGER NOT NULL,
  placed_at DATETIMEOFFSET NOT NULL CONSTRAINT df_purchase_placed_at DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id)
)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/9';
GO

-- migrations/0002_orders.ts:14 create table purchase_line
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/9' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE TABLE purchase_line (
  purchase_id BIGINT NOT NULL,
  line_no SMALLINT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price NUMERIC(10, 2) NOT NULL,
  CONSTRAINT purchase_line_pkey PRIMARY KEY (purchase_id, line_no),
  CONSTRAINT purchase_line_purchase_id_fkey FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  CONSTRAINT ck_purchase_line_quantity CHECK (quantity > 0)
)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/10';
GO

-- migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/10' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE INDEX ix_purchase_customer_id ON purchase (customer_id)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/11';
GO

-- version: 3f1c0a9b7d21 -> 8d20f5e6c4ab
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/11' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'8d20f5e6c4ab' WHERE version_num = N'3f1c0a9b7d21'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 3f1c0a9b7d21 to 8d20f5e6c4ab in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/12';
GO

-- migrations/0003_product_stock.ts:9 add column product.stock
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/12' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[3/18] b96e1d37f082 stock of products', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE product ADD stock INTEGER NOT NULL CONSTRAINT df_product_stock DEFAULT 0');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/13';
GO

-- migrations/0003_product_stock.ts:10 run SQL: UPDATE product SET stock = 10 WHERE active = ''
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/13' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'UPDATE product SET stock = 10 WHERE active = 1');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/14';
GO

-- version: 8d20f5e6c4ab -> b96e1d37f082
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/14' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'b96e1d37f082' WHERE version_num = N'8d20f5e6c4ab'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 8d20f5e6c4ab to b96e1d37f082 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/15';
GO

-- migrations/0004_customer_country.ts:9 add column customer.country
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/15' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[4/18] 42c7a8d5e913 country of customers, nullable at first', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE customer ADD country CHAR(2) NULL');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/16';
GO

-- migrations/0004_customer_country.ts:9 add column customer.country
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/16' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty ''MS_Description'', N''ISO 3166-1 alpha-2'', ''schema'', @schema, ''table'', customer, ''column'', country');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/17';
GO

-- version: b96e1d37f082 -> 42c7a8d5e913
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/17' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'42c7a8d5e913' WHERE version_num = N'b96e1d37f082'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move b96e1d37f082 to 42c7a8d5e913 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/18';
GO

-- migrations/0005_fill_customer_country.ts:9 run SQL: UPDATE customer SET country = '' WHERE country IS NULL
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/18' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[5/18] e05b3f9ac168 fill the country of customers', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'UPDATE customer SET country = ''DE'' WHERE country IS NULL');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/19';
GO

-- version: 42c7a8d5e913 -> e05b3f9ac168
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/19' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'e05b3f9ac168' WHERE version_num = N'42c7a8d5e913'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 42c7a8d5e913 to e05b3f9ac168 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/20';
GO

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/20' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[6/18] 17d4e2b80c5f country of customers is required', 0, 1) WITH NOWAIT;
DECLARE @said nvarchar(2000);
DELETE FROM #limbeck_answers;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  INSERT INTO #limbeck_answers EXEC (N'SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM customer WHERE country IS NULL');
IF @@ERROR <> 0
  THROW 50000, N'limbeck: a query of this plan has failed, see above: alter column customer.country: not null', 127;
IF EXISTS (SELECT 1 FROM #limbeck_answers)
  SET @said = CONCAT(N'limbeck: ', CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 1 THEN N'1 row of customer has no country' WHEN 6 THEN N'at least 6 rows of customer have no country' ELSE CONCAT((SELECT COUNT(*) FROM #limbeck_answers), N' ', N'rows of customer have no country') END,
    N', but ', N'the column becomes NOT NULL', N': ', N'id', N' ', (SELECT STRING_AGG(TRANSLATE(LEFT(ISNULL(k.answer, N'NULL'), 100), CONCAT(NCHAR(9), NCHAR(10), NCHAR(13), NCHAR(27), NCHAR(133), NCHAR(8232), NCHAR(8233), NCHAR(8237), NCHAR(8238)), N'?????????'), N', ') FROM (SELECT TOP (5) answer FROM #limbeck_answers) AS k), CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 6 THEN N', ...' ELSE N'' END, N'. ', N'Give these rows a value, then run the script again. It is needed to alter column customer.country: not null (migrations/0006_customer_country_not_null.ts:9). This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/21';
GO

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/21' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE customer ALTER COLUMN country CHAR(2) NOT NULL');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/22';
GO

-- version: e05b3f9ac168 -> 17d4e2b80c5f
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/22' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'17d4e2b80c5f' WHERE version_num = N'e05b3f9ac168'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move e05b3f9ac168 to 17d4e2b80c5f in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/23';
GO

-- migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/23' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[7/18] c8a93f60d2e4 full_name becomes display_name', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'EXEC sp_rename ''customer.full_name'', display_name, ''COLUMN''');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/24';
GO

-- version: 17d4e2b80c5f -> c8a93f60d2e4
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/24' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'c8a93f60d2e4' WHERE version_num = N'17d4e2b80c5f'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 17d4e2b80c5f to c8a93f60d2e4 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/25';
GO

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/25' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[8/18] 5b1e7c0d94f6 an address belongs to one customer', 0, 1) WITH NOWAIT;
DECLARE @said nvarchar(2000);
DELETE FROM #limbeck_answers;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  INSERT INTO #limbeck_answers EXEC (N'SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), id)), '' and '', MAX(CONVERT(NVARCHAR(40), id))) FROM customer GROUP BY email HAVING COUNT(*) > 1');
IF @@ERROR <> 0
  THROW 50000, N'limbeck: a query of this plan has failed, see above: create unique index uq_customer_email on customer', 127;
IF EXISTS (SELECT 1 FROM #limbeck_answers)
  SET @said = CONCAT(N'limbeck: ', CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 1 THEN N'1 value of email is in several rows of customer' WHEN 6 THEN N'at least 6 values of email are in several rows of customer' ELSE CONCAT((SELECT COUNT(*) FROM #limbeck_answers), N' ', N'values of email are in several rows of customer') END,
    N', but ', N'uq_customer_email allows each once', N': ', N'id', N' ', (SELECT STRING_AGG(TRANSLATE(LEFT(ISNULL(k.answer, N'NULL'), 100), CONCAT(NCHAR(9), NCHAR(10), NCHAR(13), NCHAR(27), NCHAR(133), NCHAR(8232), NCHAR(8233), NCHAR(8237), NCHAR(8238)), N'?????????'), N', ') FROM (SELECT TOP (5) answer FROM #limbeck_answers) AS k), CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 6 THEN N', ...' ELSE N'' END, N'. ', N'Correct or delete all but one row of each, then run the script again. It is needed to create unique index uq_customer_email on customer (migrations/0008_unique_customer_email.ts:9). This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/26';
GO

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/26' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE UNIQUE INDEX uq_customer_email ON customer (email)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/27';
GO

-- version: c8a93f60d2e4 -> 5b1e7c0d94f6
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/27' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'5b1e7c0d94f6' WHERE version_num = N'c8a93f60d2e4'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move c8a93f60d2e4 to 5b1e7c0d94f6 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/28';
GO

-- migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/28' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[9/18] f47a20b6e8d3 lines point to existing products', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE purchase_line ADD CONSTRAINT fk_purchase_line_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE NO ACTION');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/29';
GO

-- version: 5b1e7c0d94f6 -> f47a20b6e8d3
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/29' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'f47a20b6e8d3' WHERE version_num = N'5b1e7c0d94f6'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 5b1e7c0d94f6 to f47a20b6e8d3 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/30';
GO

-- migrations/0010_purchase_status.ts:10 add column purchase.status
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/30' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[10/18] 09e6d8c1a7b5 status of orders', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE purchase ADD status VARCHAR(7) NOT NULL CONSTRAINT df_purchase_status DEFAULT ''new'' CONSTRAINT ck_purchase_status_values CHECK (status IN (''new'', ''paid'', ''shipped''))');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/31';
GO

-- version: f47a20b6e8d3 -> 09e6d8c1a7b5
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/31' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'09e6d8c1a7b5' WHERE version_num = N'f47a20b6e8d3'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move f47a20b6e8d3 to 09e6d8c1a7b5 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/32';
GO

-- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/32' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[11/18] d3f5b90e6c72 orders can be returned', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE purchase DROP CONSTRAINT ck_purchase_status_values');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/33';
GO

-- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/33' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE purchase ALTER COLUMN status VARCHAR(8) NOT NULL');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/34';
GO

-- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/34' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE purchase ADD CONSTRAINT ck_purchase_status_values CHECK (status IN (''new'', ''paid'', ''shipped'', ''returned''))');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/35';
GO

-- version: 09e6d8c1a7b5 -> d3f5b90e6c72
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/35' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'd3f5b90e6c72' WHERE version_num = N'09e6d8c1a7b5'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 09e6d8c1a7b5 to d3f5b90e6c72 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/36';
GO

-- migrations/0012_loyalty_points.ts:9 add column customer.points
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/36' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[12/18] 6a0b7e4df391 loyalty points from past orders', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE customer ADD points INTEGER NOT NULL CONSTRAINT df_customer_points DEFAULT 0');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/37';
GO

-- migrations/0012_loyalty_points.ts:10 run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/37' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'UPDATE customer SET points = (
          SELECT COALESCE(FLOOR(SUM(quantity * unit_price)), 0)
          FROM purchase JOIN purchase_line ON purchase_line.purchase_id = purchase.id
          WHERE purchase.customer_id = customer.id AND purchase.status <> ''returned''
        )');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/38';
GO

-- version: d3f5b90e6c72 -> 6a0b7e4df391
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/38' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'6a0b7e4df391' WHERE version_num = N'd3f5b90e6c72'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move d3f5b90e6c72 to 6a0b7e4df391 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/39';
GO

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/39' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[13/18] a81c9d5f20e7 only inactive products are free', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE product DROP CONSTRAINT ck_product_price');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/40';
GO

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/40' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @said nvarchar(2000);
DELETE FROM #limbeck_answers;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  INSERT INTO #limbeck_answers EXEC (N'SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM product WHERE NOT (price > 0 OR (price = 0 AND active = 0))');
IF @@ERROR <> 0
  THROW 50000, N'limbeck: a query of this plan has failed, see above: add check constraint ck_product_price to product', 127;
IF EXISTS (SELECT 1 FROM #limbeck_answers)
  SET @said = CONCAT(N'limbeck: ', CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 1 THEN N'1 row of product breaks ck_product_price' WHEN 6 THEN N'at least 6 rows of product break ck_product_price' ELSE CONCAT((SELECT COUNT(*) FROM #limbeck_answers), N' ', N'rows of product break ck_product_price') END,
    N', but ', N'the check is added', N': ', N'id', N' ', (SELECT STRING_AGG(TRANSLATE(LEFT(ISNULL(k.answer, N'NULL'), 100), CONCAT(NCHAR(9), NCHAR(10), NCHAR(13), NCHAR(27), NCHAR(133), NCHAR(8232), NCHAR(8233), NCHAR(8237), NCHAR(8238)), N'?????????'), N', ') FROM (SELECT TOP (5) answer FROM #limbeck_answers) AS k), CASE (SELECT COUNT(*) FROM #limbeck_answers) WHEN 6 THEN N', ...' ELSE N'' END, N'. ', N'Correct these rows, then run the script again. It is needed to add check constraint ck_product_price to product (migrations/0013_price_may_be_zero_only_when_inactive.ts:10). This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/41';
GO

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/41' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'ALTER TABLE product ADD CONSTRAINT ck_product_price CHECK (price > 0 OR (price = 0 AND active = 0))');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/42';
GO

-- version: 6a0b7e4df391 -> a81c9d5f20e7
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/42' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'a81c9d5f20e7' WHERE version_num = N'6a0b7e4df391'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 6a0b7e4df391 to a81c9d5f20e7 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/43';
GO

-- migrations/0015_reviews.ts:10 create table review
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/43' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[14/18] 70d3ba5ce41f reviews of products', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE TABLE review (
  id BIGINT NOT NULL IDENTITY,
  product_id INTEGER NOT NULL,
  customer_id INTEGER NULL,
  stars SMALLINT NOT NULL,
  body VARCHAR(max) NULL,
  written_at DATETIMEOFFSET NOT NULL CONSTRAINT df_review_written_at DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_product_id_fkey FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT review_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE SET NULL,
  CONSTRAINT ck_review_stars CHECK (stars BETWEEN 1 AND 5)
)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/44';
GO

-- migrations/0015_reviews.ts:10 create table review
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/44' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE INDEX ix_review_product ON review (product_id)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/45';
GO

-- version: a81c9d5f20e7 -> 70d3ba5ce41f
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/45' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'70d3ba5ce41f' WHERE version_num = N'a81c9d5f20e7'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move a81c9d5f20e7 to 70d3ba5ce41f in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/46';
GO

-- migrations/0016_review_flags.ts:9 create table held_word
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/46' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[15/18] cb6802e9f5a4 words that hold a review back', 0, 1) WITH NOWAIT;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE TABLE held_word (
  word VARCHAR(60) NOT NULL,
  CONSTRAINT held_word_pkey PRIMARY KEY (word)
)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/47';
GO

-- migrations/0016_review_flags.ts:10 insert 2 rows into held_word
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/47' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'INSERT INTO held_word (word) VALUES (''cheap pills''), (''that''''s spam'')');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/48';
GO

-- version: 70d3ba5ce41f -> cb6802e9f5a4
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/48' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'cb6802e9f5a4' WHERE version_num = N'70d3ba5ce41f'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 70d3ba5ce41f to cb6802e9f5a4 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/49';
GO

IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/49' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  INSERT INTO limbeck_journal (run, step, version_table, [plan], content, whole, revision, summary, compiler, finished_at)
    SELECT (SELECT run FROM #limbeck), 1, N'alembic_version', N'8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e', N'253c47571babee30556be79f6911dcf1', 1, N'3f1c0a9b7d21; 8d20f5e6c4ab; b96e1d37f082; and 12 more', N'create table customer; create table customer; create table product; and 27 more', N'limbeck 0.1.0', SYSUTCDATETIME();
UPDATE #limbeck SET done = N'8b7af84e7d14/50';
COMMIT TRANSACTION;
GO

-- Step 2 of 3.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/50' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
UPDATE #limbeck SET todo = CASE WHEN EXISTS (SELECT 1 FROM limbeck_journal WHERE run = (SELECT run FROM #limbeck) AND step = 2 AND version_table = N'alembic_version' AND finished_at IS NOT NULL) THEN 0 ELSE 1 END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[16/18] 2e94f6b1d0c8 find orders by day without stopping the shop', 0, 1) WITH NOWAIT;
ELSE RAISERROR(N'[16/18] 2e94f6b1d0c8 is done already, passed over', 0, 1) WITH NOWAIT;
UPDATE #limbeck SET done = N'8b7af84e7d14/51';
GO
-- Everything from here to COMMIT is done, or nothing.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/51' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
BEGIN TRANSACTION;
DECLARE @said nvarchar(2000), @found nvarchar(max) = N'cb6802e9f5a4';
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  SELECT @found = ISNULL(STRING_AGG(CONVERT(nvarchar(max), version_num), N',') WITHIN GROUP (ORDER BY version_num COLLATE Latin1_General_BIN2), N'') FROM alembic_version WITH (UPDLOCK, HOLDLOCK);
IF NOT (@found COLLATE Latin1_General_BIN2 = N'cb6802e9f5a4')
  SET @said = CONCAT(N'limbeck: the version rows have changed since this plan began. alembic_version holds ', ISNULL(NULLIF(REPLACE(@found, N',', N', '), N''), N'no row'), N'; this step begins at cb6802e9f5a4. Find out who moved them. This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/52';
GO

-- migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/52' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  EXEC (N'CREATE INDEX ix_purchase_placed_at ON purchase (placed_at) WITH (ONLINE = ON)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/53';
GO

IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/53' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  INSERT INTO limbeck_journal (run, step, version_table, [plan], content, whole, revision, summary, compiler, finished_at)
    SELECT (SELECT run FROM #limbeck), 2, N'alembic_version', N'8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e', N'5fa07b70062a30de66c9acf4769960c5', 0, N'2e94f6b1d0c8', N'create index ix_purchase_placed_at on purchase', N'limbeck 0.1.0', SYSUTCDATETIME();
UPDATE #limbeck SET done = N'8b7af84e7d14/54';
COMMIT TRANSACTION;
GO

-- Step 3 of 3.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/54' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
UPDATE #limbeck SET todo = CASE WHEN EXISTS (SELECT 1 FROM limbeck_journal WHERE run = (SELECT run FROM #limbeck) AND step = 3 AND version_table = N'alembic_version' AND finished_at IS NOT NULL) THEN 0 ELSE 1 END;
UPDATE #limbeck SET done = N'8b7af84e7d14/55';
GO
-- Everything from here to COMMIT is done, or nothing.
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/55' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
BEGIN TRANSACTION;
DECLARE @said nvarchar(2000), @found nvarchar(max) = N'cb6802e9f5a4';
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  SELECT @found = ISNULL(STRING_AGG(CONVERT(nvarchar(max), version_num), N',') WITHIN GROUP (ORDER BY version_num COLLATE Latin1_General_BIN2), N'') FROM alembic_version WITH (UPDLOCK, HOLDLOCK);
IF NOT (@found COLLATE Latin1_General_BIN2 = N'cb6802e9f5a4')
  SET @said = CONCAT(N'limbeck: the version rows have changed since this plan began. alembic_version holds ', ISNULL(NULLIF(REPLACE(@found, N',', N', '), N''), N'no row'), N'; this step begins at cb6802e9f5a4. Find out who moved them. This transaction was rolled back.');
IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/56';
GO

-- version: cb6802e9f5a4 -> 2e94f6b1d0c8, cb6802e9f5a4
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/56' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN INSERT INTO alembic_version (version_num) VALUES (N'2e94f6b1d0c8'); SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: insert 2e94f6b1d0c8 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/57';
GO

-- version: 2e94f6b1d0c8, cb6802e9f5a4 -> 95f1c7a3e0bd
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/57' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[17/18] 95f1c7a3e0bd merge the reviews branch', 0, 1) WITH NOWAIT;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN DELETE FROM alembic_version WHERE version_num = N'2e94f6b1d0c8'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: delete 2e94f6b1d0c8 in alembic_version. This transaction was rolled back.', 127;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'95f1c7a3e0bd' WHERE version_num = N'cb6802e9f5a4'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move cb6802e9f5a4 to 95f1c7a3e0bd in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/58';
GO

-- migrations/0018_index_made_by_hand.ts:10 when index ix_customer_display_name does not exist
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/58' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) RAISERROR(N'[18/18] 4d27ab90c6f3 the index on names that production has already', 0, 1) WITH NOWAIT;
DELETE FROM #limbeck_answers;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  INSERT INTO #limbeck_answers EXEC (N'SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.indexes AS i JOIN sys.tables AS t ON t.object_id = i.object_id WHERE i.name = ''ix_customer_display_name'' AND t.schema_id = SCHEMA_ID()) THEN 0 ELSE 1 END');
IF @@ERROR <> 0
  THROW 50000, N'limbeck: a query of this plan has failed, see above: when index ix_customer_display_name does not exist', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
BEGIN
  DELETE FROM #limbeck_when WHERE block = 1;
  INSERT INTO #limbeck_when (block, holds) SELECT 1, CASE WHEN 1 = (SELECT COUNT(*) FROM #limbeck_answers) AND N'1' = (SELECT MAX(answer) FROM #limbeck_answers) THEN 1 ELSE 0 END;
  IF 1 = (SELECT COUNT(*) FROM #limbeck_answers) AND N'1' = (SELECT MAX(answer) FROM #limbeck_answers) RAISERROR(N'limbeck: when index ix_customer_display_name does not exist: yes', 0, 1) WITH NOWAIT;
  ELSE RAISERROR(N'limbeck: when index ix_customer_display_name does not exist: no, passed over', 0, 1) WITH NOWAIT;
END;
UPDATE #limbeck SET done = N'8b7af84e7d14/59';
GO

-- migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer -- only when index ix_customer_display_name does not exist
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/59' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND EXISTS (SELECT 1 FROM #limbeck_when WHERE block = 1 AND holds = 1)
  EXEC (N'CREATE INDEX ix_customer_display_name ON customer (display_name)');
IF @@ERROR = 0 UPDATE #limbeck SET done = N'8b7af84e7d14/60';
GO

-- version: 95f1c7a3e0bd -> 4d27ab90c6f3
IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/60' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
DECLARE @touched int;
SET @touched = 0;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) BEGIN UPDATE alembic_version SET version_num = N'4d27ab90c6f3' WHERE version_num = N'95f1c7a3e0bd'; SET @touched = @@ROWCOUNT; END;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1) AND @touched <> 1
  THROW 50000, N'limbeck: a move of the version rows must touch exactly one row: move 95f1c7a3e0bd to 4d27ab90c6f3 in alembic_version. This transaction was rolled back.', 127;
UPDATE #limbeck SET done = N'8b7af84e7d14/61';
GO

IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/61' AND db = DB_ID() AND @@TRANCOUNT = 1 AND XACT_STATE() = 1)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)
  INSERT INTO limbeck_journal (run, step, version_table, [plan], content, whole, revision, summary, compiler, finished_at, answers)
    SELECT (SELECT run FROM #limbeck), 3, N'alembic_version', N'8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e', N'579a1356df3a1297a175938e2a4067ea', 1, N'2e94f6b1d0c8; 95f1c7a3e0bd; 4d27ab90c6f3', N'when index ix_customer_display_name does not exist; create index ix_customer_display_name on customer', N'limbeck 0.1.0', SYSUTCDATETIME(), (SELECT CONCAT(N',', STRING_AGG(CONCAT(block, N'=', holds), N','), N',') FROM #limbeck_when WHERE block IN (1));
UPDATE limbeck_journal SET finished_at = SYSUTCDATETIME(), outcome = N'done', [plan] = N'8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e'
  WHERE run = (SELECT run FROM #limbeck) AND step = 0 AND version_table = N'alembic_version' AND finished_at IS NULL;
UPDATE #limbeck SET done = N'8b7af84e7d14/62';
COMMIT TRANSACTION;
GO

IF NOT EXISTS (SELECT 1 FROM #limbeck WHERE done = N'8b7af84e7d14/62' AND db = DB_ID() AND @@TRANCOUNT = 0)
  THROW 50000, N'limbeck: what comes before this was not done; look at the first error.', 127;
UPDATE limbeck_journal SET finished_at = SYSUTCDATETIME(), outcome = N'done', [plan] = N'8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e'
  WHERE run = (SELECT run FROM #limbeck) AND step = 0 AND version_table = N'alembic_version' AND finished_at IS NULL;
IF APPLOCK_MODE(N'public', N'limbeck 431a0ff0981ff751', N'Session') <> N'NoLock'
  EXEC sys.sp_releaseapplock @Resource = N'limbeck 431a0ff0981ff751', @LockOwner = N'Session', @DbPrincipal = N'public';
RAISERROR(N'done: the database is at 4d27ab90c6f3', 0, 1) WITH NOWAIT;
UPDATE #limbeck SET done = N'8b7af84e7d14/63';
GO

-- END OF PLAN digest=8b7af84e7d14eff90892f542171010a7f3ea0c4b5e9054e28a60816ff073df9e statements=30
