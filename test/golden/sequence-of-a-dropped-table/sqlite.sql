-- upgrade
DROP TABLE users;

-- downgrade
-- LB501: SQLite has no sequences
--   help: number rows by an INTEGER PRIMARY KEY, or by a table of your own
-- LB501: the default of "id" calls nextval(), which SQLite does not have
--   help: use t.integer().primaryKey().autoincrement(): it is the rowid