/** After an interruption the dictionary tells what a statement has done. No server runs here: what is asked is compared as text. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileProject } from '../../../src/cli/compile-project.ts';
import type { CompiledStatement } from '../../../src/compile.ts';
import { type Dialect, isRefusal, type Resume } from '../../../src/dialects/dialect.ts';
import { mssql } from '../../../src/dialects/mssql/dialect.ts';
import { oracle } from '../../../src/dialects/oracle/dialect.ts';
import { resume } from '../../../src/dialects/oracle/resume.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { loadProject } from '../../../src/project/project.ts';
import { emptyCatalog, withTable } from '../../../src/schema/catalog.ts';
import { plainSql } from '../../../src/sql/author.ts';
import { splitStatements } from '../../../src/sql/split.ts';
import { copyCase } from '../../golden/case-files.ts';
import { complaints } from './parser.ts';

const at = { file: 'migrations/1.ts', line: 1, column: 1 };
const golden = join(import.meta.dirname, '../../golden');
const HERE = "owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')";

/** What decides is the statement; of the operation, only whether an author wrote it. */
const derived: Operation = { kind: 'dropTable', at, table: { name: 'x' }, ifExists: false };

function answer(text: string): Resume | undefined {
  return resume(derived, text);
}

/** The condition, without the owner that they all have. */
function asked(text: string): string {
  const found = answer(text);
  return found?.kind === 'probe' ? found.done.replaceAll(`${HERE} AND `, '') : String(found?.kind);
}

const probes: readonly (readonly [statement: string, asked: string])[] = [
  ['CREATE TABLE users (\n  id INTEGER\n)', "EXISTS (SELECT 1 FROM ALL_TABLES WHERE table_name = 'USERS')"],
  [
    'CREATE GLOBAL TEMPORARY TABLE IF NOT EXISTS "Users" (\n  id INTEGER\n)',
    "EXISTS (SELECT 1 FROM ALL_TABLES WHERE table_name = 'Users')",
  ],
  ['DROP TABLE users', "NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE table_name = 'USERS')"],
  [
    'DROP TABLE IF EXISTS app.users',
    "NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = 'APP' AND table_name = 'USERS')",
  ],
  [
    'ALTER TABLE users RENAME TO people',
    "EXISTS (SELECT 1 FROM ALL_TABLES WHERE table_name = 'PEOPLE') AND NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE table_name = 'USERS')",
  ],
  [
    'ALTER TABLE users ADD "like" VARCHAR2(3 CHAR) DEFAULT \'ok\' NOT NULL',
    "EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE table_name = 'USERS' AND column_name = 'like')",
  ],
  [
    'ALTER TABLE users RENAME COLUMN a TO b',
    "EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE table_name = 'USERS' AND column_name = 'B') AND NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE table_name = 'USERS' AND column_name = 'A')",
  ],
  [
    'ALTER TABLE users DROP COLUMN a CASCADE CONSTRAINTS',
    "NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE table_name = 'USERS' AND column_name = 'A')",
  ],
  [
    'ALTER TABLE users MODIFY a NOT NULL',
    "EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE table_name = 'USERS' AND column_name = 'A' AND nullable = 'N')",
  ],
  [
    'ALTER TABLE users MODIFY a NULL',
    "EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE table_name = 'USERS' AND column_name = 'A' AND nullable = 'Y')",
  ],
  [
    'ALTER TABLE users MODIFY a DROP IDENTITY',
    "EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE table_name = 'USERS' AND column_name = 'A' AND identity_column = 'NO')",
  ],
  [
    'ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age > 0)',
    "EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE table_name = 'USERS' AND constraint_name = 'CK_AGE' AND status = 'ENABLED' AND validated = 'VALIDATED')",
  ],
  [
    'ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age > 0) ENABLE NOVALIDATE',
    "EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE table_name = 'USERS' AND constraint_name = 'CK_AGE' AND status = 'ENABLED')",
  ],
  [
    'ALTER TABLE users MODIFY CONSTRAINT ck_age VALIDATE',
    "EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE table_name = 'USERS' AND constraint_name = 'CK_AGE' AND status = 'ENABLED' AND validated = 'VALIDATED')",
  ],
  [
    'ALTER TABLE users DROP CONSTRAINT ck_age',
    "NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE table_name = 'USERS' AND constraint_name = 'CK_AGE')",
  ],
  [
    'ALTER TABLE users RENAME CONSTRAINT a TO b',
    "EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE table_name = 'USERS' AND constraint_name = 'B') AND NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE table_name = 'USERS' AND constraint_name = 'A')",
  ],
  [
    'ALTER TABLE users ADD FOREIGN KEY(a, "B c") REFERENCES other (a, b)',
    "EXISTS (SELECT 1 FROM ALL_CONSTRAINTS c WHERE c.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND c.table_name = 'USERS' AND c.constraint_type = 'R' AND (SELECT LISTAGG(k.column_name, ',') WITHIN GROUP (ORDER BY k.position) FROM ALL_CONS_COLUMNS k WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name) = 'A,B c' AND status = 'ENABLED' AND validated = 'VALIDATED')".replace(
      `c.${HERE} AND `,
      'c.',
    ),
  ],
  ['DROP INDEX ix ONLINE', "NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE index_name = 'IX')"],
  [
    'ALTER INDEX ix RENAME TO iy',
    "EXISTS (SELECT 1 FROM ALL_INDEXES WHERE index_name = 'IY') AND NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE index_name = 'IX')",
  ],
  [
    'CREATE SEQUENCE app.no START WITH 3',
    "EXISTS (SELECT 1 FROM ALL_SEQUENCES WHERE sequence_owner = 'APP' AND sequence_name = 'NO')",
  ],
  ['CREATE VIEW v (a) AS\nSELECT 1 FROM dual', "EXISTS (SELECT 1 FROM ALL_VIEWS WHERE view_name = 'V')"],
  ['DROP MATERIALIZED VIEW v', "NOT EXISTS (SELECT 1 FROM ALL_MVIEWS WHERE mview_name = 'V')"],
  [
    'CREATE FUNCTION f\nRETURN NUMBER\nAS\nBEGIN RETURN 1; END;',
    "EXISTS (SELECT 1 FROM ALL_OBJECTS WHERE object_name = 'F' AND object_type = 'FUNCTION' AND status = 'VALID')",
  ],
  ['DROP TRIGGER t', "NOT EXISTS (SELECT 1 FROM ALL_TRIGGERS WHERE trigger_name = 'T')"],
  ['CREATE DOMAIN d AS NUMBER', "EXISTS (SELECT 1 FROM ALL_DOMAINS WHERE name = 'D')"],
  [
    'RENAME a TO b',
    "EXISTS (SELECT 1 FROM ALL_OBJECTS WHERE object_name = 'B' AND object_type IN ('TABLE', 'VIEW', 'SEQUENCE')) AND NOT EXISTS (SELECT 1 FROM ALL_OBJECTS WHERE object_name = 'A' AND object_type IN ('TABLE', 'VIEW', 'SEQUENCE'))",
  ],
  [
    'REVOKE SELECT, INSERT ON app.users FROM "Reader", PUBLIC',
    "NOT EXISTS (SELECT 1 FROM ALL_TAB_PRIVS WHERE table_schema = 'APP' AND table_name = 'USERS' AND privilege IN ('SELECT', 'INSERT') AND grantee IN ('Reader', 'PUBLIC') AND grantor IN (table_schema, SYS_CONTEXT('USERENV', 'SESSION_USER')))",
  ],
];

for (const [statement, expected] of probes) {
  test(`${statement.split('\n')[0]}: done where the dictionary says so`, () => assert.is(asked(statement), expected));
}

test('what says the whole of something is said again', () => {
  for (const statement of [
    "COMMENT ON TABLE users IS ''",
    'GRANT SELECT ON users TO reader',
    'CREATE OR REPLACE VIEW v AS\nSELECT 1 FROM dual',
    'ALTER TABLE users MODIFY price NUMERIC(10, 2)',
    "ALTER TABLE users MODIFY mood DEFAULT 'ok'",
    'ALTER TABLE users MODIFY id GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 2)',
    'ALTER SEQUENCE no INCREMENT BY 2 NOMAXVALUE',
    "BEGIN\n  DBMS_MVIEW.REFRESH('v', 'C', atomic_refresh => FALSE);\nEND;",
  ])
    assert.equal(answer(statement), { kind: 'again', repairs: [] }, statement);
});

test('numbers are not given twice, and what an author wrote is not read', () => {
  for (const statement of [
    'ALTER TABLE users MODIFY id GENERATED BY DEFAULT AS IDENTITY (START WITH 7)',
    'ALTER SEQUENCE no INCREMENT BY 2 RESTART START WITH 5',
    'ALTER TABLE users ADD CHECK (age > 0)',
    'UPDATE users SET age = 1',
  ])
    assert.is(answer(statement), undefined, statement);
  const sql = plainSql('DROP TABLE users');
  assert.is(resume({ kind: 'execute', at, sql }, 'DROP TABLE users'), undefined);
});

test('an index that is left unusable is dropped, and one whose building has left its journal is not there yet', () => {
  const own = `ALL_INDEXES WHERE ${HERE} AND index_name = 'IX' AND table_${HERE} AND table_name = 'USERS'`;
  assert.equal(answer('CREATE UNIQUE INDEX ix ON users (email)'), {
    kind: 'probe',
    done: `EXISTS (SELECT 1 FROM ${own} AND status <> 'UNUSABLE')`,
    repairs: [`SELECT 'DROP INDEX ix' FROM ${own} AND status = 'UNUSABLE'`],
  });
  const journal = `EXISTS (SELECT 1 FROM ALL_OBJECTS o JOIN ALL_TABLES j ON j.owner = o.owner AND j.table_name = 'SYS_JOURNAL_' || o.object_id WHERE o.${HERE} AND o.object_name = 'IX' AND o.object_type = 'INDEX')`;
  assert.equal(answer('CREATE INDEX ix ON users (email) ONLINE'), {
    kind: 'probe',
    done: `EXISTS (SELECT 1 FROM ${own} AND status <> 'UNUSABLE' AND NOT ${journal})`,
    repairs: [`SELECT 'DROP INDEX ix' FROM ${own} AND (status = 'UNUSABLE' OR ${journal})`],
  });
});

test('a column that is dropped in part is dropped to the end', () => {
  assert.equal(answer('ALTER TABLE app."Users" DROP COLUMN a'), {
    kind: 'probe',
    done: "NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = 'APP' AND table_name = 'Users' AND column_name = 'A')",
    repairs: [
      `SELECT 'ALTER TABLE app."Users" DROP COLUMNS CONTINUE' FROM ALL_PARTIAL_DROP_TABS WHERE owner = 'APP' AND table_name = 'Users'`,
    ],
  });
});

test('the parser reads what is asked', () => {
  for (const statement of ['ALTER TABLE users DROP COLUMN a']) {
    const found = answer(statement);
    assert.is(found?.kind, 'probe');
    if (found?.kind !== 'probe') continue;
    for (const query of [`SELECT COUNT(*) FROM dual WHERE (${found.done}\n)`, ...found.repairs])
      assert.equal(complaints(query), [], query);
  }
});

/** Statements of the golden cases of which nobody can tell. */
const exceptions: readonly RegExp[] = [
  /^ALTER TABLE \S+ MODIFY \S+ GENERATED .*START WITH /,
  /^ALTER SEQUENCE .* RESTART START WITH /,
  // A backfill is asked by its own statement, and authors' blocks are their own.
  /^(?:DECLARE|BEGIN)\b/,
];

test('every statement of the golden cases that commits by itself can go on', () => {
  const outside = readdirSync(golden)
    .map((name) => join(golden, name, 'oracle.sql'))
    .filter((file) => existsSync(file))
    .flatMap((file) => splitStatements(readFileSync(file, 'utf8'), 'oracle').map((one) => one.text))
    .filter((text) => FIRST_WORD.test(text));
  const silent = outside.filter((text) => !answer(text) && !exceptions.some((one) => one.test(text)));
  assert.equal(silent, []);
  assert.ok(outside.length > 200, String(outside.length));
});

const FIRST_WORD = /^(?:CREATE|ALTER|DROP|RENAME|COMMENT|GRANT|REVOKE|DECLARE|BEGIN)\b/;

test('a backfill is run again where it reads nothing that it sets', () => {
  const said = (dialect: Dialect, ...set: Operation<'backfill'>['set']): Resume | undefined => {
    const [table, key] = [{ name: 'users' }, ['id']];
    const operation: Operation = {
      kind: 'backfill',
      at,
      table,
      set,
      where: { kind: 'all' },
      batchSize: 5,
      pause: 0,
      key,
    };
    const columns = [
      { name: 'id', type: { kind: 'integer' }, nullable: false },
      { name: 'a', type: { kind: 'integer' }, nullable: true },
      { name: 'b', type: { kind: 'integer' }, nullable: true },
    ] as const;
    const before = withTable(emptyCatalog, { ...table, columns, constraints: [], indexes: [] });
    const rendered = dialect.operations.backfill(operation, { dialect, before, after: before, leaveNames: false });
    assert.ok(!isRefusal(rendered));
    return isRefusal(rendered) ? undefined : rendered[0]?.resume;
  };
  for (const dialect of [oracle, mssql]) {
    assert.equal(said(dialect, ['a', 1], ['b', plainSql('id + 1')]), { kind: 'again', repairs: [] });
    assert.is(said(dialect, ['a', plainSql('"A" + 1')]), undefined);
    assert.is(said(dialect, ['a', plainSql('b')], ['b', 1]), undefined);
  }
});

test('what a statement says itself comes before what its dialect says', async () => {
  const { statements } = await compiled('backfill-everything');
  const found = statements.filter(({ text }) => text.startsWith('DECLARE'));
  assert.ok(found.length > 0);
  for (const one of found) assert.equal(one.resume, { kind: 'again', repairs: [] }, one.text);
});

test('the statements of a plan have what their dialect says', async () => {
  const { statements } = await compiled('rename-table');
  assert.equal(
    statements.map(({ resume: found }) => found),
    statements.map(({ text, transaction }) => (transaction === 'outside' ? answer(text) : undefined)),
  );
  assert.ok(statements.some((one) => one.resume));
});

async function compiled(name: string): Promise<{ readonly statements: readonly CompiledStatement[] }> {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-resume-'));
  try {
    mkdirSync(join(root, 'migrations'));
    writeFileSync(join(root, 'limbeck.config.json'), '{ "dataLossGate": false }');
    copyCase(name, join(root, 'migrations'));
    const project = await loadProject({ cwd: root, api: async () => ({ ...(await import('../../../src/index.ts')) }) });
    const { steps } = await compileProject(project, { from: 'base', to: 'after', dialect: 'oracle' });
    return { statements: steps.flatMap((step) => step.statements) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.run();
