/** MySQL and MariaDB: where statements end, and how they stand to transactions. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tokenize } from '../../src/sql/lexer.ts';
import { splitStatements } from '../../src/sql/split.ts';
import { mayCommit, transactionality } from '../../src/sql/transactionality.ts';

/** Texts that are one statement each. */
const whole: readonly string[] = [
  'CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END',
  'CREATE PROCEDURE IF NOT EXISTS p() BEGIN SELECT 1; END',
  "CREATE DEFINER = 'root'@'%' PROCEDURE p(IN a INT) COMMENT 'begin; end' BEGIN DECLARE b INT; SET b = a; END",
  'CREATE OR REPLACE FUNCTION f(a INT) RETURNS INT DETERMINISTIC BEGIN IF a > 1 THEN RETURN 1; ELSEIF a > 0 THEN RETURN 2; ELSE RETURN 3; END IF; END',
  'CREATE FUNCTION f(a INT) RETURNS INT IF a THEN RETURN 1; ELSE RETURN 2; END IF',
  'CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN IF NEW.a THEN SET NEW.b = IF(NEW.c, 1, 2); END IF; END',
  'CREATE TRIGGER t AFTER UPDATE ON x FOR EACH ROW IF NEW.a THEN UPDATE y SET a = 1; END IF',
  'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM x; DELETE FROM y; END',
  'CREATE PROCEDURE p() BEGIN a: LOOP IF x THEN LEAVE a; END IF; END LOOP a; WHILE x DO SET x = 0; END WHILE; b: REPEAT SET x = 1; UNTIL x END REPEAT b; END',
  'CREATE PROCEDURE p() BEGIN CASE a WHEN 1 THEN SET b = 1; ELSE BEGIN END; END CASE; SET c = CASE WHEN b THEN IF(a, 1, 2) ELSE REPEAT("x", 3) END; SELECT 1; END',
  'CREATE PROCEDURE p() BEGIN DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN SET d = 1; END; DROP TABLE IF EXISTS x; SELECT t.end, 1 AS begin FROM t; END',
  'CREATE PROCEDURE p() BEGIN FOR i IN 1..10 DO SELECT i; END FOR; END',
  'BEGIN NOT ATOMIC IF 1 THEN SELECT 1; END IF; SELECT 2; END',
  'ALTER EVENT e DO BEGIN SELECT 1; SELECT 2; END',
];

test('the body of a routine is one statement, whatever is in it', () => {
  for (const one of whole) {
    assert.equal(
      splitStatements(`SELECT 0; ${one}; SELECT 9;`, 'mysql').map((statement) => statement.text),
      ['SELECT 0', one, 'SELECT 9'],
    );
  }
});

test('what has no body ends at its semicolon', () => {
  const texts = [
    'CREATE FUNCTION f(a INT) RETURNS INT RETURN IF(a, CASE a WHEN 1 THEN 2 END, 3)',
    'CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = REPEAT("b;", 2)',
    'CREATE TABLE IF NOT EXISTS x (`begin;` INT)',
    'CREATE VIEW v AS SELECT CASE WHEN a THEN 1 END AS b FROM x',
    'DROP PROCEDURE IF EXISTS p',
    'BEGIN',
    'INSERT INTO x VALUES (\'a;\\\';b\', "c;"";d")',
    'ALTER TABLE x ADD COLUMN a INT',
  ];
  assert.equal(
    splitStatements(texts.map((one) => `${one};`).join('\n'), 'mysql').map((one) => one.text),
    texts,
  );
});

test('a comment that is run is no comment', () => {
  assert.equal(
    splitStatements('/*!40101 SET NAMES utf8 */; /*M!100100 SELECT 1 */; /* no; */ SELECT 2 # a;\n;', 'mysql').map(
      (one) => one.text,
    ),
    ['/*!40101 SET NAMES utf8 */', '/*M!100100 SELECT 1 */', 'SELECT 2'],
  );
  assert.is(tokenize('/*!1 a */', 'mysql')[0]?.kind, 'operator');
  assert.is(transactionality('/*!40101 SET NAMES utf8 */', 'mysql').kind, 'control');
});

test('what commits by itself is outside of transactions', () => {
  for (const sql of [
    'CREATE TABLE x (a INT)',
    'create or replace table x (a int)',
    'ALTER TABLE x ADD a INT',
    'DROP TABLE x',
    'RENAME TABLE x TO y',
    'TRUNCATE x',
    'GRANT SELECT ON x TO y',
    'REVOKE SELECT ON x FROM y',
    'ANALYZE TABLE x',
    'ANALYZE LOCAL TABLE x',
    'OPTIMIZE TABLE x',
    'CREATE USER u',
    'FLUSH PRIVILEGES',
    "SET PASSWORD FOR u = 'x'",
    'LOAD INDEX INTO CACHE x',
    'BEGIN NOT ATOMIC SELECT 1; END',
    'CREATE PROCEDURE p() SELECT 1',
    'DROP VIEW v',
  ])
    assert.is(transactionality(sql, 'mysql').kind, 'outside', sql);
});

test('what changes rows, or tables of the session, is inside', () => {
  for (const sql of [
    'INSERT INTO x VALUES (1)',
    'UPDATE x SET a = 1',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'CREATE TEMPORARY TABLE x (a INT)',
    'CREATE OR REPLACE TEMPORARY TABLE x (a INT)',
    'DROP TEMPORARY TABLE IF EXISTS x',
    'SET @x = 1, @y := 2',
    'SET SESSION max_heap_table_size = 1',
    'ANALYZE SELECT 1',
    'ANALYZE FORMAT=JSON SELECT * FROM x',
    "LOAD DATA INFILE 'x' INTO TABLE y",
    'CALL p()',
    'DO SLEEP(0)',
  ])
    assert.is(transactionality(sql, 'mysql').kind, 'inside', sql);
  assert.ok(mayCommit('CALL p()', 'mysql'));
  assert.not(mayCommit('UPDATE x SET a = 1', 'mysql'));
});

test('what belongs to the script is its own', () => {
  for (const sql of [
    'BEGIN',
    'START TRANSACTION READ ONLY',
    'COMMIT AND CHAIN',
    'ROLLBACK TO a',
    'XA START "x"',
    'USE other',
    'LOCK TABLES x WRITE',
    'UNLOCK TABLES',
    'PREPARE s FROM "SELECT 1"',
    'EXECUTE s',
    "SET sql_mode = ''",
    'SET @@SESSION.sql_mode = ANSI',
    'SET @x = 1, autocommit = 0',
    'SET GLOBAL time_zone = "+00:00"',
    'SET NAMES latin1',
    'SET CHARACTER SET latin1',
    'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE',
    'SET SESSION TRANSACTION READ ONLY',
    'SET foreign_key_checks = 0',
    "LOAD DATA LOCAL INFILE 'x' INTO TABLE y",
    'DELIMITER //',
    'SOURCE other.sql',
  ])
    assert.is(transactionality(sql, 'mysql').kind, 'control', sql);
});

test.run();
