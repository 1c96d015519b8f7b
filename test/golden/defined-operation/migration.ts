import { defineOperation, migration, sql } from 'limbeck';

interface Audit {
  readonly table: string;
  readonly column: string;
  readonly note?: string;
}

const audit = defineOperation<Audit>({
  name: 'createAudit',
  summary: ({ table, column }) => `audit ${table}.${column}`,
  render: {
    postgresql: ({ table, column, note = 'none' }) => [
      sql`CREATE FUNCTION ${sql.id(`${table}_audit`)}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO user_audit (id, email) VALUES (OLD.id, OLD.email);
  RETURN NEW;
END
$$ -- written once`,
      sql`CREATE TRIGGER audit AFTER UPDATE OF ${sql.id(column)} ON ${sql.id(table)} FOR EACH ROW EXECUTE FUNCTION ${sql.id(`${table}_audit`)}()`,
      sql`COMMENT ON TABLE ${sql.id(table)} IS ${note}`,
    ],
    sqlite: ({ table, column }) => sql`CREATE TRIGGER audit AFTER UPDATE OF ${sql.id(column)} ON ${sql.id(table)}
BEGIN
  INSERT INTO user_audit (id, email) VALUES (OLD.id, OLD.email);
END`,
  },
  inverse(op, args) {
    op.run(dropAudit, args);
  },
});

const dropAudit = defineOperation<Audit>({
  name: 'dropAudit',
  render: {
    postgresql: ({ table }) => [
      sql`DROP TRIGGER audit ON ${sql.id(table)}`,
      sql`DROP FUNCTION ${sql.id(`${table}_audit`)}()`,
      sql`COMMENT ON TABLE ${sql.id(table)} IS NULL`,
    ],
    sqlite: () => sql`DROP TRIGGER audit`,
  },
  inverse(op, args) {
    op.run(audit, args);
  },
});

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'an operation of the project',
  upgrade(op) {
    op.run(audit, { table: 'users', column: 'email', note: "it's audited; $1" });
  },
});
