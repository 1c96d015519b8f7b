-- upgrade
-- outside of a transaction
CREATE OR REPLACE FUNCTION answer() RETURNS integer
SELECT 42;
-- outside of a transaction
DROP FUNCTION IF EXISTS other;
-- outside of a transaction
CREATE FUNCTION other() RETURNS text
SELECT 'one';
-- outside of a transaction
DROP FUNCTION other;
-- outside of a transaction
CREATE FUNCTION another() RETURNS text
SELECT 'one';
-- outside of a transaction
DROP FUNCTION gone;

-- downgrade
-- outside of a transaction
CREATE FUNCTION gone(a integer, b text DEFAULT 'x, y') RETURNS integer
SELECT a;
-- outside of a transaction
DROP FUNCTION another;
-- outside of a transaction
CREATE FUNCTION other() RETURNS text
SELECT 'one';
-- outside of a transaction
DROP FUNCTION IF EXISTS other;
-- outside of a transaction
CREATE FUNCTION other() RETURNS integer
SELECT 1;
-- outside of a transaction
CREATE OR REPLACE FUNCTION answer() RETURNS integer
SELECT 41;
