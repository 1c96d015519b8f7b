\C utf8mb4
-- Limbeck plan: upgrade from base (no row) to 4d27ab90c6f3
--
--   MariaDB, for the mysql and mariadb programs; compiled by limbeck 0.1.0
--   26 statements, 17 transactions, 21 statements outside of them
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
-- Run it with one of
--   mysql   --show-warnings -v shop < plan.sql > plan.log 2>&1
--   mariadb --show-warnings -v shop < plan.sql > plan.log 2>&1
-- It ends with status 1 at the first error, and changes nothing on a database that is not where it begins. Look for the line "done"
-- at its end: of a file that was cut off, nothing half is applied, but the program may end with status 0.
--
-- This plan is not one transaction. If it stops half way, what was committed stays, and limbeck_journal says how far it came.
-- Mend what stopped it, and run the same file again: it goes on where it stopped.
--
-- digest b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f

-- What a statement means does not depend on how the server is set up; nothing but COMMIT and DDL commits.
SET NAMES utf8mb4;
SET SESSION TRANSACTION READ WRITE;
SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  time_zone = '+00:00',
  autocommit = 0,
  completion_type = 0,
  foreign_key_checks = 1,
  unique_checks = 1,
  sql_safe_updates = 0,
  sql_select_limit = DEFAULT,
  group_concat_max_len = 1048576,
  lock_wait_timeout = 5, innodb_lock_wait_timeout = 5;
SET @limbeck_set = @@error_count = 0;

-- Closed until the guard below has passed: while @limbeck_go is not 1, every statement is DO 0.
SET @limbeck_go = 0, @limbeck_todo = 1, @limbeck_run = 0, @limbeck_stop = 'limbeck: the guard of this plan could not be evaluated';
PREPARE limbeck_tell FROM "SELECT LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(@limbeck_stop, '\\n\\n\\n'), '\\n', 1), '\\n', -1), 1000) AS `the plan stops here` FROM DUAL WHERE @limbeck_stop IS NOT NULL
  UNION ALL SELECT LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(@limbeck_stop, '\\n\\n\\n'), '\\n', 2), '\\n', -1), 1000) FROM DUAL WHERE @limbeck_stop LIKE '%\\n_%'
  UNION ALL SELECT LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(@limbeck_stop, '\\n\\n\\n'), '\\n', 3), '\\n', -1), 1000) FROM DUAL WHERE @limbeck_stop LIKE '%\\n%\\n_%'
  UNION ALL SELECT LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(@limbeck_stop, '\\n\\n\\n'), '\\n', 4), '\\n', -1), 1000) FROM DUAL WHERE @limbeck_stop LIKE '%\\n%\\n%\\n_%'";
PREPARE limbeck_raise FROM "BEGIN NOT ATOMIC
  DECLARE said TEXT DEFAULT LEFT(SUBSTRING_INDEX(@limbeck_stop, '\\n', 1), 400);
  IF said IS NOT NULL THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = said; END IF;
END";

-- Where is the database?
SET @limbeck_lock = CONCAT('limbeck ', LEFT(SHA2(CONCAT_WS('/', DATABASE(), 'alembic_version'), 256), 48));
SET @limbeck_locked = GET_LOCK(@limbeck_lock, 0);
SET @limbeck_table = (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'alembic_version');
SET @limbeck_rows = IF(@limbeck_table = 0, '', NULL);
SET @limbeck_sql = IF(@limbeck_table, "SELECT COALESCE(GROUP_CONCAT(CONVERT(version_num USING utf8mb4) ORDER BY CONVERT(version_num USING utf8mb4) COLLATE utf8mb4_bin SEPARATOR ','), '') INTO @limbeck_rows FROM alembic_version", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_journal = (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'limbeck_journal');
SET @limbeck_last = IF(@limbeck_journal = 0, 0, NULL), @limbeck_open = 0, @limbeck_half = 0;
SET @limbeck_sql = IF(@limbeck_journal, "SELECT COALESCE(MAX(run), 0) INTO @limbeck_last FROM limbeck_journal WHERE step = 0 AND version_table = 'alembic_version'", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_sql = IF(@limbeck_last > 0, "SELECT finished_at IS NULL, COALESCE(outcome, ''), from_rows, summary, started_at, started_by,
    NOT COALESCE((SELECT whole AND finished_at IS NOT NULL FROM limbeck_journal WHERE run = @limbeck_last AND step > 0 ORDER BY step DESC LIMIT 1), 1)
  INTO @limbeck_open, @limbeck_outcome, @limbeck_from, @limbeck_summary, @limbeck_started, @limbeck_by, @limbeck_half
  FROM limbeck_journal WHERE run = @limbeck_last AND step = 0", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
-- What each step of this plan does, as a digest; and the version rows before each, and at the end.
SET @limbeck_steps = CONCAT(
  'b6b9ef211553918174326a45d4ce4afe',
  '409b665a21410216f908eb26b6920e72',
  '1544389914d78982ab3f211f36c6cb98',
  '72fe1ce5ff5a650a05e785be3ce6db1d',
  '33b1ea7e5874f62b0bc34a85844e473c',
  '5255e5753bc2a08e6973a5fc704c6809',
  '6a434a85bbc149639033b82ee231de53',
  'd235d3da45fb4af1597b7e8ffbdbd57f',
  'f010797ae5d323da2404ae1c54428d79',
  '8c030b45c6c8dd86721e0c4edd32b0f2',
  '2ead2cc72db2af4ac4b3f81c1e8c27ba',
  'afa3e08eeb66b3ad73b708aabe7df99b',
  'c2b972c4c390fd791f27e7bffd2e3d99',
  '30070707f686a38d78ad6ed7ccda3c96',
  '5977ca156423f46645b2d4e5638c5ebf',
  '992f9a4ad6824b053cbe67a35ad38b28',
  '9092a8d87e8813cc9c2239ff05af57fd',
  '9c9dca765741fdf4389c695aff038a70',
  'c19756b94721b3ee6e3c4078823e3985',
  '5930c8a873a1bf75af8274fe37ad8acb',
  '8d92005fd012ba221982a11106f71116',
  'ebdf96f810accb9b8693a1db7bd5425e',
  '1448ff7999e9e3451c9e2aa964ae0f7a',
  'c93a2540509c62f89ce26751ab7a0537',
  '43389a15374cad87f2a65a317b873fe5',
  'b53eb2a957a197665566574d8f4325b5',
  'c9a09ee06b0b50ba7da222f2927846eb',
  '9f687fcf3d46c34f3d96084eebc28a11',
  '4c00b7624ccda660d4949f671ccbf7de',
  '5a8fed8cd8e4e14d2bf5c279e81e2f9c',
  '72af4cc9a51447c3ba9176d3903139f7',
  '6e8c4c6551b49fe483ae6df3e3e5f42a',
  '9fa34cf710ac9759a428037f4bfa89d0',
  '2202213c12ec934b593f12397a5e1548',
  '71f424215098c46b75dfd4f7ad196d05',
  '1d557045931d6b07b55a7d4f58c6d231',
  '17020ac8dd1ddc2df499b654ff2a2378',
  'fdb38bfe107d88f089160fce9c04b025');
SET @limbeck_done = 0, @limbeck_differing = NULL, @limbeck_place = NULL;
SET @limbeck_sql = IF(@limbeck_last > 0, 'SELECT COUNT(finished_at), COALESCE(SUM(content <> SUBSTRING(@limbeck_steps, step * 32 - 31, 32)), 0),
    COALESCE(MAX(IF(finished_at IS NULL, 0, step)), 0)
  INTO @limbeck_done, @limbeck_differing, @limbeck_place FROM limbeck_journal WHERE run = @limbeck_last AND step > 0', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_place = ELT(@limbeck_place + 1, '', '', '', '3f1c0a9b7d21', '3f1c0a9b7d21', '3f1c0a9b7d21', '3f1c0a9b7d21', '8d20f5e6c4ab', '8d20f5e6c4ab', 'b96e1d37f082', 'b96e1d37f082', 'e05b3f9ac168', 'e05b3f9ac168', '17d4e2b80c5f', '17d4e2b80c5f', 'c8a93f60d2e4', 'c8a93f60d2e4', '5b1e7c0d94f6', '5b1e7c0d94f6', 'f47a20b6e8d3', 'f47a20b6e8d3', '09e6d8c1a7b5', '09e6d8c1a7b5', 'd3f5b90e6c72', 'd3f5b90e6c72', '6a0b7e4df391', '6a0b7e4df391', '6a0b7e4df391', '6a0b7e4df391', 'a81c9d5f20e7', 'a81c9d5f20e7', 'a81c9d5f20e7', '70d3ba5ce41f', '70d3ba5ce41f', 'cb6802e9f5a4', 'cb6802e9f5a4', '95f1c7a3e0bd', '95f1c7a3e0bd', '4d27ab90c6f3');
SET @limbeck_why = CASE
  WHEN @limbeck_differing > 0 OR NOT @limbeck_from <=> '' COLLATE utf8mb4_bin THEN
    'what it has done is not what this plan would have done'
  WHEN NOT @limbeck_rows <=> @limbeck_place COLLATE utf8mb4_bin THEN
    'the version rows are no longer where it stopped'
END;
SET @limbeck_run = CASE
  WHEN @limbeck_last > 0 AND @limbeck_open AND @limbeck_why IS NULL AND (@limbeck_done > 0 OR @limbeck_half) THEN @limbeck_last
  WHEN @limbeck_last > 0 AND @limbeck_outcome = 'done' AND @limbeck_why IS NULL AND @limbeck_rows <=> '4d27ab90c6f3' COLLATE utf8mb4_bin AND @limbeck_done = 38 THEN @limbeck_last
  ELSE 0
END;
SELECT CONCAT('run ', @limbeck_run, IF(@limbeck_open, ' goes on: ', ' has applied this plan, nothing to do: '), @limbeck_done, ' of 38 steps are done') AS limbeck FROM DUAL WHERE @limbeck_run > 0;

SET @limbeck_stop = CASE
  WHEN NOT @limbeck_set OR @@SESSION.character_set_client <> 'utf8mb4' THEN
    CONCAT_WS('\n', 'limbeck: the session could not be set up as this plan needs it', 'Nothing was changed.')
  WHEN NOT VERSION() LIKE '%MariaDB%' THEN
    CONCAT_WS('\n', 'limbeck: this server is not MariaDB', CONCAT('This is ', VERSION(), '; the plan was compiled for MariaDB.'), 'Nothing was changed.')
  WHEN CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(SUBSTRING_INDEX(VERSION(), '-', 1), '.0.0'), '.', 1), '.', -1) AS UNSIGNED) * 1000000 + CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(SUBSTRING_INDEX(VERSION(), '-', 1), '.0.0'), '.', 2), '.', -1) AS UNSIGNED) * 1000 + CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(SUBSTRING_INDEX(VERSION(), '-', 1), '.0.0'), '.', 3), '.', -1) AS UNSIGNED) < 10006000 THEN
    CONCAT_WS('\n', 'limbeck: this plan is for MariaDB 10.6 or later', CONCAT('This is ', VERSION(), '; the plan was compiled for MariaDB.'), 'Nothing was changed.')
  WHEN DATABASE() IS NULL THEN
    CONCAT_WS('\n', 'limbeck: no database is selected', 'Name it behind the program: mariadb shop < plan.sql', 'Nothing was changed.')
  WHEN CAST(@@GLOBAL.read_only AS CHAR) NOT IN ('0', 'OFF') THEN
    CONCAT_WS('\n', 'limbeck: this server is read-only', 'Is it a replica? Run the plan on the primary server.', 'Nothing was changed.')
  WHEN NOT @limbeck_locked <=> 1 THEN
    CONCAT_WS('\n', 'limbeck: another run of a plan holds the lock of this database', CONCAT('It is connection ', COALESCE(IS_USED_LOCK(@limbeck_lock), 'unknown'), '. Wait until it has ended, then look where the database is.'), 'Nothing was changed.')
  WHEN EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'alembic_version' AND engine <> 'InnoDB') THEN
    CONCAT_WS('\n', 'limbeck: alembic_version is not a table of InnoDB, its rows cannot move with a transaction', 'ALTER TABLE alembic_version ENGINE = InnoDB', 'Nothing was changed.')
  WHEN @limbeck_last IS NULL OR @limbeck_open AND @limbeck_half AND @limbeck_run = 0 THEN
    CONCAT_WS('\n', 'limbeck: another plan was stopped half way on this database', CONCAT('Run ', @limbeck_last, ', ', @limbeck_summary, ', was begun at ', @limbeck_started, ' by ', @limbeck_by, ' and has not ended; ', @limbeck_why, '.'), 'Run that plan again, it goes on where it stopped. Nothing was changed.', CONCAT("Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = NOW(6), outcome = 'given up' WHERE step = 0 AND run = ", @limbeck_last))
  WHEN @limbeck_run = 0 AND @limbeck_rows <=> '4d27ab90c6f3' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: this plan has been applied already, nothing to do', 'alembic_version holds 4d27ab90c6f3, where this plan ends.')
  WHEN @limbeck_run = 0 AND NOT @limbeck_rows <=> '' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the database is not at the revision where this plan begins', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this plan begins at base (no row).'), CONCAT('Compile a plan that begins where the database is: limbeck compile --from ', COALESCE(NULLIF(@limbeck_rows, ''), 'base'), '. Nothing was changed.'))
END;
SET @limbeck_go = @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;
SET @limbeck_sql = IF(@limbeck_go, 'SET SESSION max_statement_time = 0', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go AND NOT @@SESSION.explicit_defaults_for_timestamp, 'SET SESSION explicit_defaults_for_timestamp = 1', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- What the script itself needs.
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_table = 0, 'CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  PRIMARY KEY (version_num)
) ENGINE = InnoDB', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
PREPARE limbeck_rows FROM "SELECT COALESCE(GROUP_CONCAT(CONVERT(version_num USING utf8mb4) ORDER BY CONVERT(version_num USING utf8mb4) COLLATE utf8mb4_bin SEPARATOR ','), '') INTO @limbeck_rows FROM alembic_version FOR UPDATE";
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_journal = 0, "CREATE TABLE limbeck_journal (
  run INT NOT NULL,
  step INT NOT NULL COMMENT '0 is the run itself',
  version_table VARCHAR(64) NOT NULL,
  plan CHAR(64) NOT NULL,
  content CHAR(32),
  whole BOOLEAN COMMENT 'behind it, no revision is half applied',
  revision TEXT,
  summary TEXT NOT NULL,
  from_rows TEXT,
  to_rows TEXT,
  answers TEXT,
  attempts INT NOT NULL DEFAULT 1,
  outcome VARCHAR(20),
  compiler VARCHAR(200) NOT NULL,
  started_by VARCHAR(400) NOT NULL,
  started_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6),
  PRIMARY KEY (run, step)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_run = 0, "UPDATE limbeck_journal SET finished_at = NOW(6), outcome = 'given up'
  WHERE version_table = 'alembic_version' AND step = 0 AND finished_at IS NULL", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_next = (SELECT COALESCE(MAX(run), 0) + 1 FROM limbeck_journal);
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
INSERT INTO limbeck_journal (run, step, version_table, plan, summary, from_rows, to_rows, compiler, started_by, started_at)
  SELECT @limbeck_next, 0, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'upgrade from base (no row) to 4d27ab90c6f3', '', '4d27ab90c6f3', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_run = 0;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_run = IF(@limbeck_run = 0, @limbeck_next, @limbeck_run);
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 1 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 1),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 1 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at base (no row).'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 1 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 1, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'b6b9ef211553918174326a45d4ce4afe', false, '3f1c0a9b7d21', 'create table customer', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'customer')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[1/18] 3f1c0a9b7d21 customers and products' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0001_customers_and_products.ts:9 create table customer
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, "CREATE TABLE customer (
  id INTEGER NOT NULL AUTO_INCREMENT,
  email VARCHAR(255) NOT NULL,
  full_name VARCHAR(120),
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT customer_pkey PRIMARY KEY (id)
) COMMENT='Everybody who has ordered or registered'", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'customer')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 1 has run, but its effect is not there', 'create table customer')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 1 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 1 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 2 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 2),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 2 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at base (no row).'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 2 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 2, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '409b665a21410216f908eb26b6920e72', false, '3f1c0a9b7d21', 'create table product', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'product')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0001_customers_and_products.ts:20 create table product
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE TABLE product (
  id INTEGER NOT NULL AUTO_INCREMENT,
  sku VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  active BOOL NOT NULL DEFAULT true,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT uq_product_sku UNIQUE (sku),
  CONSTRAINT ck_product_price CHECK (price >= 0)
)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'product')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 2 has run, but its effect is not there', 'create table product')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 2 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 2 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 3 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 3),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 3 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at base (no row).'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: base (no row) -> 3f1c0a9b7d21
SET @limbeck_touched = 1;
INSERT INTO alembic_version (version_num) SELECT '3f1c0a9b7d21' FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '3f1c0a9b7d21' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 3f1c0a9b7d21.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 3 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 3, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '1544389914d78982ab3f211f36c6cb98', true, '3f1c0a9b7d21', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 4 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 4),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 4 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '3f1c0a9b7d21' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 3f1c0a9b7d21.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 4 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 4, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '72fe1ce5ff5a650a05e785be3ce6db1d', false, '8d20f5e6c4ab', 'create table purchase', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'purchase')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[2/18] 8d20f5e6c4ab orders and their lines' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0002_orders.ts:9 create table purchase
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE TABLE purchase (
  id BIGINT NOT NULL AUTO_INCREMENT,
  customer_id INTEGER NOT NULL,
  placed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id)
)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'purchase')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 4 has run, but its effect is not there', 'create table purchase')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 4 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 4 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 5 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 5),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 5 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '3f1c0a9b7d21' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 3f1c0a9b7d21.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 5 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 5, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '33b1ea7e5874f62b0bc34a85844e473c', false, '8d20f5e6c4ab', 'create table purchase_line', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'purchase_line')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0002_orders.ts:14 create table purchase_line
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE TABLE purchase_line (
  purchase_id BIGINT NOT NULL,
  line_no SMALLINT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price NUMERIC(10, 2) NOT NULL,
  CONSTRAINT purchase_line_pkey PRIMARY KEY (purchase_id, line_no),
  CONSTRAINT purchase_line_purchase_id_fkey FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  CONSTRAINT ck_purchase_line_quantity CHECK (quantity > 0)
)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'purchase_line')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 5 has run, but its effect is not there', 'create table purchase_line')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 5 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 5 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 6 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 6),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 6 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '3f1c0a9b7d21' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 3f1c0a9b7d21.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 6 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 6, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '5255e5753bc2a08e6973a5fc704c6809', false, '8d20f5e6c4ab', 'create index ix_purchase_customer_id on purchase', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'purchase' AND index_name = 'ix_purchase_customer_id')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE INDEX ix_purchase_customer_id ON purchase (customer_id)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'purchase' AND index_name = 'ix_purchase_customer_id')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 6 has run, but its effect is not there', 'create index ix_purchase_customer_id on purchase')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 6 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 6 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 7 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 7),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 7 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '3f1c0a9b7d21' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 3f1c0a9b7d21.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: 3f1c0a9b7d21 -> 8d20f5e6c4ab
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '8d20f5e6c4ab' WHERE version_num = '3f1c0a9b7d21' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '8d20f5e6c4ab' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 8d20f5e6c4ab.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 7 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 7, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '6a434a85bbc149639033b82ee231de53', true, '8d20f5e6c4ab', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 8 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 8),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 8 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '8d20f5e6c4ab' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 8d20f5e6c4ab.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 8 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 8, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'd235d3da45fb4af1597b7e8ffbdbd57f', false, 'b96e1d37f082', 'add column product.stock', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'product' AND column_name = 'stock')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[3/18] b96e1d37f082 stock of products' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0003_product_stock.ts:9 add column product.stock
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'ALTER TABLE product ADD COLUMN stock INTEGER NOT NULL DEFAULT 0', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'product' AND column_name = 'stock')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 8 has run, but its effect is not there', 'add column product.stock')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 8 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 8 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 9 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 9),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 9 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '8d20f5e6c4ab' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 8d20f5e6c4ab.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;
SAVEPOINT limbeck;

-- migrations/0003_product_stock.ts:10 run SQL: UPDATE product SET stock = 10 WHERE active = ''
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, 'UPDATE product SET stock = 10 WHERE active = true', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- version: 8d20f5e6c4ab -> b96e1d37f082
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = 'b96e1d37f082' WHERE version_num = '8d20f5e6c4ab' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> 'b96e1d37f082' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at b96e1d37f082.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- An error here: one of these statements has committed by itself, and took the savepoint with it.
RELEASE SAVEPOINT limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- journal: step 9 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 9, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'f010797ae5d323da2404ae1c54428d79', true, 'b96e1d37f082', "run SQL: UPDATE product SET stock = 10 WHERE active = ''", 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 10 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 10),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 10 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'b96e1d37f082' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at b96e1d37f082.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 10 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 10, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '8c030b45c6c8dd86721e0c4edd32b0f2', false, '42c7a8d5e913', 'add column customer.country', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'country')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[4/18] 42c7a8d5e913 country of customers, nullable at first' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0004_customer_country.ts:9 add column customer.country
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, "ALTER TABLE customer ADD COLUMN country CHAR(2) COMMENT 'ISO 3166-1 alpha-2'", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'country')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 10 has run, but its effect is not there', 'add column customer.country')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 10 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 10 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 11 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 11),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 11 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'b96e1d37f082' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at b96e1d37f082.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;
SAVEPOINT limbeck;

-- version: b96e1d37f082 -> 42c7a8d5e913
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '42c7a8d5e913' WHERE version_num = 'b96e1d37f082' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '42c7a8d5e913' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 42c7a8d5e913.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

SELECT '[5/18] e05b3f9ac168 fill the country of customers' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0005_fill_customer_country.ts:9 run SQL: UPDATE customer SET country = '' WHERE country IS NULL
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "UPDATE customer SET country = 'DE' WHERE country IS NULL", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- version: 42c7a8d5e913 -> e05b3f9ac168
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = 'e05b3f9ac168' WHERE version_num = '42c7a8d5e913' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> 'e05b3f9ac168' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at e05b3f9ac168.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

SELECT '[6/18] 17d4e2b80c5f country of customers is required' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
SET @limbeck_count = 0, @limbeck_keys = NULL;
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "SELECT COUNT(*), GROUP_CONCAT(REGEXP_REPLACE(CONVERT(COALESCE(found, 'NULL') USING utf8mb4), '[[:cntrl:]\\\\x{200b}-\\\\x{200f}\\\\x{2028}-\\\\x{202e}\\\\x{2066}-\\\\x{2069}]', '?') SEPARATOR '\\n') INTO @limbeck_count, @limbeck_keys
  FROM (SELECT NULL AS found FROM DUAL WHERE FALSE UNION ALL (SELECT LEFT(CAST(id AS CHAR), 40) FROM customer WHERE country IS NULL LIMIT 6
)) AS in_the_way", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 THEN
    NULL
  WHEN @limbeck_count > 0 THEN
    CONCAT_WS('\n', CONCAT(CASE @limbeck_count WHEN 1 THEN 'limbeck: 1 row of customer has no country'
    ELSE CONCAT('limbeck: ', IF(@limbeck_count = 6, 'at least ', ''), @limbeck_count, ' rows of customer have no country') END, ', but the column becomes NOT NULL'), CONCAT('id ', REPLACE(SUBSTRING_INDEX(@limbeck_keys, '\n', 5), '\n', ', '), IF(@limbeck_count = 6, ', …', '')), 'Give these rows a value, then run the script again. It is needed to alter column customer.country: not null (migrations/0006_customer_country_not_null.ts:9).', 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- An error here: one of these statements has committed by itself, and took the savepoint with it.
RELEASE SAVEPOINT limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- journal: step 11 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 11, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '2ead2cc72db2af4ac4b3f81c1e8c27ba', false, '42c7a8d5e913; e05b3f9ac168; 17d4e2b80c5f', "run SQL: UPDATE customer SET country = '' WHERE country IS NULL; alter column customer.country: not null", 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 12 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 12),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 12 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'e05b3f9ac168' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at e05b3f9ac168.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 12 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 12, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'afa3e08eeb66b3ad73b708aabe7df99b', false, '17d4e2b80c5f', 'alter column customer.country: not null', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "ALTER TABLE customer MODIFY country CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2'", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- journal: step 12 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 12 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 13 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 13),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 13 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'e05b3f9ac168' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at e05b3f9ac168.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: e05b3f9ac168 -> 17d4e2b80c5f
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '17d4e2b80c5f' WHERE version_num = 'e05b3f9ac168' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '17d4e2b80c5f' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 17d4e2b80c5f.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 13 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 13, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'c2b972c4c390fd791f27e7bffd2e3d99', true, '17d4e2b80c5f', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 14 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 14),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 14 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '17d4e2b80c5f' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 17d4e2b80c5f.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 14 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 14, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '30070707f686a38d78ad6ed7ccda3c96', false, 'c8a93f60d2e4', 'alter column customer.full_name: rename to display_name', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'display_name') AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'full_name')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[7/18] c8a93f60d2e4 full_name becomes display_name' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'ALTER TABLE customer CHANGE full_name display_name VARCHAR(120) NULL', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'display_name') AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'full_name')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 14 has run, but its effect is not there', 'alter column customer.full_name: rename to display_name')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 14 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 14 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 15 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 15),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 15 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '17d4e2b80c5f' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 17d4e2b80c5f.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: 17d4e2b80c5f -> c8a93f60d2e4
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = 'c8a93f60d2e4' WHERE version_num = '17d4e2b80c5f' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> 'c8a93f60d2e4' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at c8a93f60d2e4.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

SELECT '[8/18] 5b1e7c0d94f6 an address belongs to one customer' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
SET @limbeck_count = 0, @limbeck_keys = NULL;
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "SELECT COUNT(*), GROUP_CONCAT(REGEXP_REPLACE(CONVERT(COALESCE(found, 'NULL') USING utf8mb4), '[[:cntrl:]\\\\x{200b}-\\\\x{200f}\\\\x{2028}-\\\\x{202e}\\\\x{2066}-\\\\x{2069}]', '?') SEPARATOR '\\n') INTO @limbeck_count, @limbeck_keys
  FROM (SELECT NULL AS found FROM DUAL WHERE FALSE UNION ALL (SELECT CONCAT(MIN(LEFT(CAST(id AS CHAR), 40)), ' and ', MAX(LEFT(CAST(id AS CHAR), 40))) FROM customer GROUP BY email HAVING COUNT(*) > 1 LIMIT 6
)) AS in_the_way", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 THEN
    NULL
  WHEN @limbeck_count > 0 THEN
    CONCAT_WS('\n', CONCAT(CASE @limbeck_count WHEN 1 THEN 'limbeck: 1 value of email is in several rows of customer'
    ELSE CONCAT('limbeck: ', IF(@limbeck_count = 6, 'at least ', ''), @limbeck_count, ' values of email are in several rows of customer') END, ', but uq_customer_email allows each once'), CONCAT('id ', REPLACE(SUBSTRING_INDEX(@limbeck_keys, '\n', 5), '\n', ', '), IF(@limbeck_count = 6, ', …', '')), 'Correct or delete all but one row of each, then run the script again. It is needed to create unique index uq_customer_email on customer (migrations/0008_unique_customer_email.ts:9).', 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 15 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 15, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '5977ca156423f46645b2d4e5638c5ebf', false, 'c8a93f60d2e4; 5b1e7c0d94f6', 'create unique index uq_customer_email on customer', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 16 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 16),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 16 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'c8a93f60d2e4' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at c8a93f60d2e4.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 16 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 16, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '992f9a4ad6824b053cbe67a35ad38b28', false, '5b1e7c0d94f6', 'create unique index uq_customer_email on customer', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'customer' AND index_name = 'uq_customer_email')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE UNIQUE INDEX uq_customer_email ON customer (email)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'customer' AND index_name = 'uq_customer_email')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 16 has run, but its effect is not there', 'create unique index uq_customer_email on customer')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 16 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 16 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 17 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 17),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 17 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'c8a93f60d2e4' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at c8a93f60d2e4.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: c8a93f60d2e4 -> 5b1e7c0d94f6
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '5b1e7c0d94f6' WHERE version_num = 'c8a93f60d2e4' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '5b1e7c0d94f6' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 5b1e7c0d94f6.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 17 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 17, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '9092a8d87e8813cc9c2239ff05af57fd', true, '5b1e7c0d94f6', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 18 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 18),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 18 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '5b1e7c0d94f6' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 5b1e7c0d94f6.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 18 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 18, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '9c9dca765741fdf4389c695aff038a70', false, 'f47a20b6e8d3', 'add foreign key fk_purchase_line_product to purchase_line', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'purchase_line' AND constraint_name = 'fk_purchase_line_product')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[9/18] f47a20b6e8d3 lines point to existing products' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'ALTER TABLE purchase_line ADD CONSTRAINT fk_purchase_line_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE RESTRICT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'purchase_line' AND constraint_name = 'fk_purchase_line_product')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 18 has run, but its effect is not there', 'add foreign key fk_purchase_line_product to purchase_line')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 18 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 18 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 19 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 19),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 19 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '5b1e7c0d94f6' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 5b1e7c0d94f6.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: 5b1e7c0d94f6 -> f47a20b6e8d3
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = 'f47a20b6e8d3' WHERE version_num = '5b1e7c0d94f6' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> 'f47a20b6e8d3' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at f47a20b6e8d3.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 19 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 19, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'c19756b94721b3ee6e3c4078823e3985', true, 'f47a20b6e8d3', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 20 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 20),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 20 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'f47a20b6e8d3' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at f47a20b6e8d3.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 20 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 20, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '5930c8a873a1bf75af8274fe37ad8acb', false, '09e6d8c1a7b5', 'add column purchase.status', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'purchase' AND column_name = 'status')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[10/18] 09e6d8c1a7b5 status of orders' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0010_purchase_status.ts:10 add column purchase.status
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, "ALTER TABLE purchase ADD COLUMN status ENUM('new','paid','shipped') NOT NULL DEFAULT 'new'", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'purchase' AND column_name = 'status')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 20 has run, but its effect is not there', 'add column purchase.status')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 20 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 20 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 21 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 21),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 21 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'f47a20b6e8d3' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at f47a20b6e8d3.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: f47a20b6e8d3 -> 09e6d8c1a7b5
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '09e6d8c1a7b5' WHERE version_num = 'f47a20b6e8d3' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '09e6d8c1a7b5' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 09e6d8c1a7b5.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 21 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 21, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '8d92005fd012ba221982a11106f71116', true, '09e6d8c1a7b5', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 22 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 22),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 22 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '09e6d8c1a7b5' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 09e6d8c1a7b5.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 22 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 22, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'ebdf96f810accb9b8693a1db7bd5425e', false, 'd3f5b90e6c72', "add value 'returned' to enum type purchase_status", 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[11/18] d3f5b90e6c72 orders can be returned' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "ALTER TABLE purchase MODIFY status ENUM('new','paid','shipped','returned') NOT NULL DEFAULT 'new'", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- journal: step 22 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 22 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 23 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 23),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 23 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '09e6d8c1a7b5' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 09e6d8c1a7b5.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: 09e6d8c1a7b5 -> d3f5b90e6c72
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = 'd3f5b90e6c72' WHERE version_num = '09e6d8c1a7b5' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> 'd3f5b90e6c72' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at d3f5b90e6c72.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 23 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 23, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '1448ff7999e9e3451c9e2aa964ae0f7a', true, 'd3f5b90e6c72', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 24 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 24),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 24 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'd3f5b90e6c72' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at d3f5b90e6c72.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 24 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 24, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'c93a2540509c62f89ce26751ab7a0537', false, '6a0b7e4df391', 'add column customer.points', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'points')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[12/18] 6a0b7e4df391 loyalty points from past orders' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0012_loyalty_points.ts:9 add column customer.points
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'ALTER TABLE customer ADD COLUMN points INTEGER NOT NULL DEFAULT 0', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'customer' AND column_name = 'points')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 24 has run, but its effect is not there', 'add column customer.points')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 24 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 24 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 25 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 25),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 25 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'd3f5b90e6c72' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at d3f5b90e6c72.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;
SAVEPOINT limbeck;

-- migrations/0012_loyalty_points.ts:10 run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "UPDATE customer SET points = (
          SELECT COALESCE(FLOOR(SUM(quantity * unit_price)), 0)
          FROM purchase JOIN purchase_line ON purchase_line.purchase_id = purchase.id
          WHERE purchase.customer_id = customer.id AND purchase.status <> 'returned'
        )", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- version: d3f5b90e6c72 -> 6a0b7e4df391
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '6a0b7e4df391' WHERE version_num = 'd3f5b90e6c72' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '6a0b7e4df391' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 6a0b7e4df391.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- An error here: one of these statements has committed by itself, and took the savepoint with it.
RELEASE SAVEPOINT limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- journal: step 25 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 25, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '43389a15374cad87f2a65a317b873fe5', true, '6a0b7e4df391', 'run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 26 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 26),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 26 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '6a0b7e4df391' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 6a0b7e4df391.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 26 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 26, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'b53eb2a957a197665566574d8f4325b5', false, 'a81c9d5f20e7', 'drop constraint ck_product_price of product', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'product' AND constraint_name = 'ck_product_price')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[13/18] a81c9d5f20e7 only inactive products are free' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'ALTER TABLE product DROP CONSTRAINT ck_product_price', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'product' AND constraint_name = 'ck_product_price')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 26 has run, but its effect is not there', 'drop constraint ck_product_price of product')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 26 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 26 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 27 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 27),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 27 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '6a0b7e4df391' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 6a0b7e4df391.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
SET @limbeck_count = 0, @limbeck_keys = NULL;
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "SELECT COUNT(*), GROUP_CONCAT(REGEXP_REPLACE(CONVERT(COALESCE(found, 'NULL') USING utf8mb4), '[[:cntrl:]\\\\x{200b}-\\\\x{200f}\\\\x{2028}-\\\\x{202e}\\\\x{2066}-\\\\x{2069}]', '?') SEPARATOR '\\n') INTO @limbeck_count, @limbeck_keys
  FROM (SELECT NULL AS found FROM DUAL WHERE FALSE UNION ALL (SELECT LEFT(CAST(id AS CHAR), 40) FROM product WHERE NOT (price > 0 OR (price = 0 AND active = false)) LIMIT 6
)) AS in_the_way", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 THEN
    NULL
  WHEN @limbeck_count > 0 THEN
    CONCAT_WS('\n', CONCAT(CASE @limbeck_count WHEN 1 THEN 'limbeck: 1 row of product breaks ck_product_price'
    ELSE CONCAT('limbeck: ', IF(@limbeck_count = 6, 'at least ', ''), @limbeck_count, ' rows of product break ck_product_price') END, ', but the check is added'), CONCAT('id ', REPLACE(SUBSTRING_INDEX(@limbeck_keys, '\n', 5), '\n', ', '), IF(@limbeck_count = 6, ', …', '')), 'Correct these rows, then run the script again. It is needed to add check constraint ck_product_price to product (migrations/0013_price_may_be_zero_only_when_inactive.ts:10).', 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 27 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 27, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'c9a09ee06b0b50ba7da222f2927846eb', false, 'a81c9d5f20e7', 'add check constraint ck_product_price to product', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 28 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 28),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 28 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '6a0b7e4df391' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 6a0b7e4df391.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 28 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 28, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '9f687fcf3d46c34f3d96084eebc28a11', false, 'a81c9d5f20e7', 'add check constraint ck_product_price to product', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'product' AND constraint_name = 'ck_product_price')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'ALTER TABLE product ADD CONSTRAINT ck_product_price CHECK (price > 0 OR (price = 0 AND active = false))', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'product' AND constraint_name = 'ck_product_price')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 28 has run, but its effect is not there', 'add check constraint ck_product_price to product')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 28 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 28 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 29 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 29),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 29 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '6a0b7e4df391' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 6a0b7e4df391.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: 6a0b7e4df391 -> a81c9d5f20e7
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = 'a81c9d5f20e7' WHERE version_num = '6a0b7e4df391' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> 'a81c9d5f20e7' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at a81c9d5f20e7.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 29 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 29, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '4c00b7624ccda660d4949f671ccbf7de', true, 'a81c9d5f20e7', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 30 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 30),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 30 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'a81c9d5f20e7' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at a81c9d5f20e7.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 30 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 30, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '5a8fed8cd8e4e14d2bf5c279e81e2f9c', false, '70d3ba5ce41f', 'create table review', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'review')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[14/18] 70d3ba5ce41f reviews of products' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0015_reviews.ts:10 create table review
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE TABLE review (
  id BIGINT NOT NULL AUTO_INCREMENT,
  product_id INTEGER NOT NULL,
  customer_id INTEGER,
  stars SMALLINT NOT NULL,
  body TEXT,
  written_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_product_id_fkey FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT review_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE SET NULL,
  CONSTRAINT ck_review_stars CHECK (stars BETWEEN 1 AND 5)
)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'review')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 30 has run, but its effect is not there', 'create table review')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 30 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 30 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 31 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 31),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 31 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'a81c9d5f20e7' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at a81c9d5f20e7.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 31 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 31, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '72af4cc9a51447c3ba9176d3903139f7', false, '70d3ba5ce41f', 'create table review', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'review' AND index_name = 'ix_review_product')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0015_reviews.ts:10 create table review
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE INDEX ix_review_product ON review (product_id)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'review' AND index_name = 'ix_review_product')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 31 has run, but its effect is not there', 'create table review')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 31 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 31 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 32 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 32),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 32 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'a81c9d5f20e7' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at a81c9d5f20e7.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: a81c9d5f20e7 -> 70d3ba5ce41f
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '70d3ba5ce41f' WHERE version_num = 'a81c9d5f20e7' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '70d3ba5ce41f' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 70d3ba5ce41f.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 32 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 32, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '6e8c4c6551b49fe483ae6df3e3e5f42a', true, '70d3ba5ce41f', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 33 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 33),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 33 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '70d3ba5ce41f' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 70d3ba5ce41f.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 33 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 33, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '9fa34cf710ac9759a428037f4bfa89d0', false, 'cb6802e9f5a4', 'create table held_word', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'held_word')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[15/18] cb6802e9f5a4 words that hold a review back' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0016_review_flags.ts:9 create table held_word
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE TABLE held_word (
  word VARCHAR(60) NOT NULL,
  CONSTRAINT held_word_pkey PRIMARY KEY (word)
)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'held_word')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 33 has run, but its effect is not there', 'create table held_word')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 33 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 33 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 34 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 34),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 34 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '70d3ba5ce41f' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 70d3ba5ce41f.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;
SAVEPOINT limbeck;

-- migrations/0016_review_flags.ts:10 insert 2 rows into held_word
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "INSERT INTO held_word (word) VALUES ('cheap pills'), ('that''s spam')", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- version: 70d3ba5ce41f -> cb6802e9f5a4
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = 'cb6802e9f5a4' WHERE version_num = '70d3ba5ce41f' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> 'cb6802e9f5a4' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at cb6802e9f5a4.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- An error here: one of these statements has committed by itself, and took the savepoint with it.
RELEASE SAVEPOINT limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- journal: step 34 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 34, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '2202213c12ec934b593f12397a5e1548', true, 'cb6802e9f5a4', 'insert 2 rows into held_word', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 35 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 35),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 35 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'cb6802e9f5a4' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at cb6802e9f5a4.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 35 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 35, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '71f424215098c46b75dfd4f7ad196d05', false, '2e94f6b1d0c8', 'create index ix_purchase_placed_at on purchase', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'purchase' AND index_name = 'ix_purchase_placed_at')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SELECT '[16/18] 2e94f6b1d0c8 find orders by day without stopping the shop' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed, 'CREATE INDEX ix_purchase_placed_at ON purchase (placed_at)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'purchase' AND index_name = 'ix_purchase_placed_at')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 35 has run, but its effect is not there', 'create index ix_purchase_placed_at on purchase')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 35 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 35 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 36 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 36),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 36 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> 'cb6802e9f5a4' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at cb6802e9f5a4.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: cb6802e9f5a4 -> 2e94f6b1d0c8, cb6802e9f5a4
SET @limbeck_touched = 1;
INSERT INTO alembic_version (version_num) SELECT '2e94f6b1d0c8' FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '2e94f6b1d0c8,cb6802e9f5a4' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 2e94f6b1d0c8, cb6802e9f5a4.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

SELECT '[17/18] 95f1c7a3e0bd merge the reviews branch' AS limbeck FROM DUAL WHERE @limbeck_go;

-- version: 2e94f6b1d0c8, cb6802e9f5a4 -> 95f1c7a3e0bd
SET @limbeck_touched = 1;
DELETE FROM alembic_version WHERE version_num = '2e94f6b1d0c8' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
UPDATE alembic_version SET version_num = '95f1c7a3e0bd' WHERE version_num = 'cb6802e9f5a4' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '95f1c7a3e0bd' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 95f1c7a3e0bd.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

SELECT '[18/18] 4d27ab90c6f3 the index on names that production has already' AS limbeck FROM DUAL WHERE @limbeck_go;

-- migrations/0018_index_made_by_hand.ts:10 when index ix_customer_display_name does not exist
SET @limbeck_answer = 0;
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo, "SELECT (SELECT NOT EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = 'ix_customer_display_name')
) IS TRUE INTO @limbeck_answer", 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_when_1 = IF(@limbeck_todo, @limbeck_answer, (SELECT FIND_IN_SET('1=1', answers) > 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 36));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SELECT CONCAT('when index ix_customer_display_name does not exist: ', IF(@limbeck_when_1, 'yes', 'no, passed over')) AS limbeck FROM DUAL WHERE @limbeck_go;

-- journal: step 36 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at, answers)
  SELECT @limbeck_run, 36, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '1d557045931d6b07b55a7d4f58c6d231', false, '2e94f6b1d0c8; 95f1c7a3e0bd; 4d27ab90c6f3', 'when index ix_customer_display_name does not exist', 'limbeck 0.1.0', USER(), NOW(6), NOW(6), CONCAT_WS(',', CONCAT('1=', @limbeck_when_1))
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 37 of 38
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 37),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 37 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '95f1c7a3e0bd' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 95f1c7a3e0bd.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 37 begins
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at)
  SELECT @limbeck_run, 37, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', '17020ac8dd1ddc2df499b654ff2a2378', false, '4d27ab90c6f3', 'create index ix_customer_display_name on customer', 'limbeck 0.1.0', USER(), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f';
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_needed = NOT (@limbeck_begun AND COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'customer' AND index_name = 'ix_customer_display_name')), FALSE));
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer -- only when index ix_customer_display_name does not exist
SET @limbeck_sql = IF(@limbeck_go AND @limbeck_todo AND @limbeck_needed AND @limbeck_when_1, 'CREATE INDEX ix_customer_display_name ON customer (display_name)', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_stop = CASE
  WHEN NOT (@limbeck_go AND @limbeck_todo) <=> 1 THEN
    NULL
  WHEN @limbeck_when_1 AND NOT COALESCE((EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'customer' AND index_name = 'ix_customer_display_name')), FALSE) THEN
    CONCAT_WS('\n', 'limbeck: step 37 has run, but its effect is not there', 'create index ix_customer_display_name on customer')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 37 is done
UPDATE limbeck_journal SET finished_at = NOW(6) WHERE run = @limbeck_run AND step = 37 AND finished_at IS NULL AND @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

-- step 38 of 38: everything from here to COMMIT is done, or nothing
SET @limbeck_rows = NULL, @limbeck_todo = NULL, @limbeck_begun = NULL, @limbeck_stop = 'limbeck: this step could not be prepared';
EXECUTE limbeck_rows;
SET @limbeck_todo = (SELECT COUNT(finished_at) = 0 FROM limbeck_journal WHERE run = @limbeck_run AND step = 38),
  @limbeck_begun = (SELECT COUNT(*) FROM limbeck_journal WHERE run = @limbeck_run AND step = 38 AND finished_at IS NULL);
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR @limbeck_rows IS NULL OR @limbeck_todo IS NULL OR @limbeck_begun IS NULL THEN
    CONCAT_WS('\n', 'limbeck: what comes before this step was not done', 'Look at the first error of this run.')
  WHEN NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_rows <=> '95f1c7a3e0bd' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: the version rows have changed since this plan began', CONCAT('alembic_version holds ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step begins at 95f1c7a3e0bd.'), 'Find out who moved them.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- version: 95f1c7a3e0bd -> 4d27ab90c6f3
SET @limbeck_touched = 1;
UPDATE alembic_version SET version_num = '4d27ab90c6f3' WHERE version_num = '95f1c7a3e0bd' AND @limbeck_go AND @limbeck_todo;
SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_rows = NULL;
EXECUTE limbeck_rows;
SET @limbeck_stop = CASE
  WHEN NOT @limbeck_go <=> 1 OR NOT @limbeck_todo THEN
    NULL
  WHEN NOT @limbeck_touched OR NOT @limbeck_rows <=> '4d27ab90c6f3' COLLATE utf8mb4_bin THEN
    CONCAT_WS('\n', 'limbeck: a move of the version rows must touch exactly one row', CONCAT('alembic_version would hold ', COALESCE(NULLIF(@limbeck_rows, ''), 'no row'), '; this step ends at 4d27ab90c6f3.'), 'This transaction is rolled back.')
END;
SET @limbeck_go = @limbeck_go AND @limbeck_stop IS NULL AND @@error_count = 0;
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;

-- journal: step 38 is done
INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_by, started_at, finished_at)
  SELECT @limbeck_run, 38, 'alembic_version', 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', 'fdb38bfe107d88f089160fce9c04b025', true, '4d27ab90c6f3', 'version rows', 'limbeck 0.1.0', USER(), NOW(6), NOW(6)
  FROM DUAL WHERE @limbeck_go AND @limbeck_todo;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
UPDATE limbeck_journal SET finished_at = NOW(6), outcome = 'done', plan = 'b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f', to_rows = '4d27ab90c6f3'
  WHERE run = @limbeck_run AND step = 0 AND finished_at IS NULL AND @limbeck_go;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;
SET @limbeck_sql = IF(@limbeck_go, 'COMMIT', 'DO 0');
PREPARE limbeck FROM @limbeck_sql;
EXECUTE limbeck;
SET @limbeck_go = @limbeck_go AND @@error_count = 0;

SET @limbeck_stop = IF(@limbeck_go <=> 1, NULL, CONCAT_WS('\n', 'limbeck: this plan was not done', 'Look at the first error of this run.'));
EXECUTE limbeck_tell;
EXECUTE limbeck_raise;
DO RELEASE_LOCK(@limbeck_lock);
SELECT 'done: the database is at 4d27ab90c6f3' AS limbeck FROM DUAL WHERE @limbeck_go;

-- END OF PLAN digest=b462c8be01150f78952f16f6a8554aee4731136e5a45fff22e11abaff3debe7f statements=26
