-- upgrade
DROP TABLE users;

-- downgrade
-- LB501: trigger "t1" has no body for SQLite
--   help: write its statements: body: sql`UPDATE … ;`
-- LB501: SQLite has no policies
--   help: SQLite has no roles; the program decides who reads what
-- LB501: SQLite has no privileges
--   help: leave the grant out for it: the file belongs to whoever may read it