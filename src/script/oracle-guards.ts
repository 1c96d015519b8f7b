import { rowsInWords } from './one-line.ts';
import { errors, type OracleTables, readRows, rowsLiteral, stored } from './oracle-blocks.ts';
import { raise, said, saidPart, textLiteral, valueLiteral } from './oracle-text.ts';
import type { ScriptRequest } from './plan-script.ts';

const UNCHANGED = 'Nothing was changed.';

/** What the session is set to, whatever NLS_LANG, a logon trigger or login.sql say. */
export function sessionSettings({ searchPath, dialect }: ScriptRequest, lockSeconds: number): readonly string[] {
  const [schema] = searchPath ?? [];
  return [
    "NLS_LANGUAGE = 'AMERICAN'",
    "NLS_TERRITORY = 'AMERICA'",
    "NLS_NUMERIC_CHARACTERS = '.,'",
    "NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS'",
    "NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF'",
    "NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF TZH:TZM'",
    // A guard must see what was committed meanwhile.
    'ISOLATION_LEVEL = READ COMMITTED',
    'NLS_COMP = BINARY',
    'NLS_SORT = BINARY',
    'NLS_LENGTH_SEMANTICS = BYTE',
    "TIME_ZONE = '+00:00'",
    `DDL_LOCK_TIMEOUT = ${lockSeconds}`,
    ...(schema === undefined ? [] : [`CURRENT_SCHEMA = ${dialect.quote(schema)}`]),
  ].map((one) => `ALTER SESSION SET ${one}`);
}

/** Refuses before anything is done: another transaction, version, database, user, encoding. */
export function refuseElsewhere(request: ScriptRequest, hasOtherCharacters: boolean): string {
  const checks = [
    check(
      'DBMS_TRANSACTION.LOCAL_TRANSACTION_ID IS NOT NULL',
      'limbeck: this script runs its own transactions, but was started inside another one',
      said(`Commit or roll back first, or run it in a session of its own. ${UNCHANGED}`),
    ),
    versionCheck(request),
    check(
      "NVL(SYS_CONTEXT('USERENV', 'DATABASE_ROLE'), 'PRIMARY') <> 'PRIMARY'",
      'limbeck: this database is a standby',
      said(`Run the script on the primary database. ${UNCHANGED}`),
    ),
    databaseCheck(request),
    userCheck(request),
    ...(hasOtherCharacters
      ? [
          check(
            "ASCIISTR('\u00e9') <> '\\00E9'",
            'limbeck: this client reads the script in another encoding than UTF-8',
            said(`Set NLS_LANG=.AL32UTF8 in the environment of SQL*Plus. ${UNCHANGED}`),
          ),
        ]
      : []),
  ];
  return checks.filter((one) => one !== '').join('\n');
}

function check(condition: string, message: string, ...more: readonly string[]): string {
  return `  IF ${condition} THEN
${raise(errors.wrongPlace, [said(message), ...more], '    ')}
  END IF;`;
}

/** The release decides, not the update: 19 of 19.3. */
function versionCheck({ version, dialect }: ScriptRequest): string {
  const least = Number.parseInt(version ?? dialect.versions.oldest, 10);
  return check(
    `DBMS_DB_VERSION.VERSION < ${least}`,
    `limbeck: this plan is for Oracle Database ${least} or later`,
    `${saidPart('This one is ')} || DBMS_DB_VERSION.VERSION || ${saidPart(`. ${UNCHANGED}`)}`,
  );
}

function databaseCheck({ database }: ScriptRequest): string {
  if (database === undefined) return '';
  const wanted = `UPPER(${valueLiteral(database)})`;
  const [name, container] = ['DB_NAME', 'CON_NAME'].map((one) => `SYS_CONTEXT('USERENV', '${one}')`);
  return check(
    `UPPER(${name}) <> ${wanted} AND NVL(UPPER(${container}), '-') <> ${wanted}`,
    `limbeck: this is not the database ${database}`,
    `${saidPart('It is ')} || ${name} || ${saidPart(', container ')} || ${container} || ${saidPart(`. ${UNCHANGED}`)}`,
  );
}

/** A role of PostgreSQL is a user here: what is made belongs to the one who runs the script. */
function userCheck({ role, dialect, searchPath, versionTable }: ScriptRequest): string {
  const user = "SYS_CONTEXT('USERENV', 'SESSION_USER')";
  if (role !== undefined) {
    return check(
      `${user} <> ${valueLiteral(stored(dialect.quote(role)))}`,
      `limbeck: this script runs as the user ${role}`,
      `${saidPart('This session is that of ')} || ${user} || ${saidPart(`. ${UNCHANGED}`)}`,
    );
  }
  if (searchPath !== undefined || versionTable.schema !== undefined) return '';
  return check(
    "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') = 'SYS'",
    'limbeck: this session would make its tables in the schema of SYS',
    said(`Connect as the owner of the schema, not AS SYSDBA. ${UNCHANGED}`),
  );
}

/** Whether a table is there; the dictionary shows what the user may see. */
export function countTables({ owner }: OracleTables, name: string, into: string): string {
  return `SELECT COUNT(*) INTO ${into} FROM all_tables WHERE owner = ${owner} AND table_name = ${name};`;
}

/** The version rows as they are before anything is known to be there. */
export function readStart({ from }: ScriptRequest, tables: OracleTables): string {
  const missing =
    from.length === 0
      ? "    v_found := '-';"
      : raise(
          errors.otherRevision,
          [
            saidPart(`limbeck: this database has no table ${tables.version}`),
            said(
              `This plan begins at ${rowsInWords(from)}. Is this the right database, and the right user? Where nothing was applied, begin with --from base. ${UNCHANGED}`,
            ),
          ],
          '    ',
        );
  const query = readRows(tables.version, '').replace(' INTO  FROM', ' FROM').slice(0, -1);
  return `  ${countTables(tables, tables.versionName, 'v_count')}
  IF v_count = 0 THEN
${missing}
  ELSE
    EXECUTE IMMEDIATE ${textLiteral(query)} INTO v_found;
  END IF;`;
}

/** The rows are those where the plan begins. */
export function compareStart({ from, to, direction }: ScriptRequest, { version }: OracleTables, pad = '  '): string {
  const holds = `${saidPart(`${version} holds `)} || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END`;
  const again =
    to.join() === from.join()
      ? ''
      : `${pad}IF v_found = ${rowsLiteral(to)} THEN
${raise(errors.otherRevision, [said('limbeck: this plan has been applied already, nothing to do'), `${saidPart(`${version} holds ${rowsInWords(to)}, where this plan ends.`)}`], `${pad}  `)}
${pad}END IF;
`;
  const command = direction === 'stamp' ? 'stamp' : 'compile';
  return `${again}${pad}IF v_found <> ${rowsLiteral(from)} THEN
${raise(
  errors.otherRevision,
  [
    said('limbeck: the database is not at the revision where this plan begins'),
    `${holds} || ${saidPart(`; this plan begins at ${rowsInWords(from)}.`)}`,
    `${saidPart(`Compile a plan that begins where the database is: limbeck ${command} --from `)} || CASE v_found WHEN '-' THEN 'base' ELSE v_found END || ${saidPart(`. ${UNCHANGED}`)}`,
  ],
  `${pad}  `,
)}
${pad}END IF;`;
}

/** In every step: the rows are exactly those expected. */
export function compareRows(rows: readonly string[], { version }: OracleTables): string {
  return `    ${readRows(version, 'v_found')}
    IF v_found <> ${rowsLiteral(rows)} THEN
${raise(
  errors.rowsMoved,
  [
    said('limbeck: the version rows have changed since this plan began'),
    `${saidPart(`${version} holds `)} || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || ${saidPart(`; this step begins at ${rowsInWords(rows)}.`)}`,
    said('Find out who moved them. This step has changed nothing.'),
  ],
  '      ',
)}
    END IF;`;
}

/** The version table as Alembic makes it; it is never dropped. */
export function createVersionTable({ versionTable, dialect }: ScriptRequest, { version }: OracleTables): string {
  return `CREATE TABLE ${version} (
  version_num VARCHAR2(32 CHAR) NOT NULL,
  CONSTRAINT ${dialect.quote(`${versionTable.name}_pkc`)} PRIMARY KEY (version_num)
)`;
}
