import { mysqlIndexOptions, mysqlTableOptions } from './ops-mysql.ts';
import { type CorpusType, js, sqlText, type TypeText, typeText } from './ops-types.ts';
import { statementText, valueText } from './ops-values.ts';

/** One operation of the corpus. */
export interface CorpusOp {
  readonly op: string;
  readonly args: Readonly<Record<string, unknown>>;
}

type Args = Readonly<Record<string, unknown>>;

interface CorpusColumn {
  readonly name: string;
  readonly type: CorpusType;
  readonly nullable?: boolean;
  readonly primary_key?: boolean;
  readonly autoincrement?: boolean | string;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly comment?: string;
  readonly server_default?: unknown;
  readonly computed?: { readonly sqltext: string; readonly persisted?: boolean };
  readonly identity?: Args;
  readonly foreign_keys?: readonly (Args & { readonly target: string })[];
  readonly check_constraints?: readonly { readonly sqltext: string; readonly name?: unknown }[];
}

/** The text of a migration module that does what the operations of a case do. */
export function moduleText(revision: string, downRevision: string | null, statements: readonly string[]): string {
  return [
    "import { check, exclude, foreignKey, index, migration, primaryKey, sql, t, unique } from 'limbeck';",
    'void [check, exclude, foreignKey, index, primaryKey, sql, t, unique];',
    'export default migration({',
    `  revision: ${js(revision)},`,
    `  downRevision: ${js(downRevision)},`,
    `  message: ${js(revision)},`,
    '  upgrade(op) {',
    ...statements.map((one) => `    ${one}`),
    '  },',
    '});',
    '',
  ].join('\n');
}

/** One operation as calls of the DSL. */
export function opText(given: CorpusOp, dialect: string): readonly string[] {
  const { op } = given;
  const args = optionsOf(given.args, dialect);
  switch (op) {
    case 'create_table':
      return createTable(args, dialect);
    case 'drop_table':
      return [
        `op.dropTable(${name(args.table_name)}${options({ schema: name(args.schema), ifExists: args.if_exists })});`,
      ];
    case 'rename_table':
      return [
        `op.renameTable(${name(args.old_table_name)}, ${name(args.new_table_name)}${options({ schema: name(args.schema) })});`,
      ];
    case 'create_table_comment':
      return [
        `op.tableComment(${name(args.table_name)}, ${js(args.comment ?? null)}${options({ schema: name(args.schema) })});`,
      ];
    case 'drop_table_comment':
      return [`op.tableComment(${name(args.table_name)}, null${options({ schema: name(args.schema) })});`];
    case 'add_column':
      return addColumn(args, dialect);
    case 'drop_column':
      return [
        `op.dropColumn(${name(args.table_name)}, ${name(args.column_name)}${options({ schema: name(args.schema), ifExists: args.if_exists, mssql: mssqlDrops(args) })});`,
      ];
    case 'alter_column':
      return alterColumn(args, dialect);
    case 'create_index':
      return [
        `op.createIndex(${constraintName(args.index_name)}, ${name(args.table_name)}, ${elements(args)}${options(indexOptions(args))});`,
      ];
    case 'drop_index':
      return [
        `op.dropIndex(${constraintName(args.index_name)}${options({ schema: name(args.schema), ifExists: args.if_exists, table: name(args.table_name), concurrently: args.postgresql_concurrently })});`,
      ];
    case 'create_primary_key':
      return [
        `op.createPrimaryKey(${constraintName(args.constraint_name)}, ${name(args.table_name)}, ${names(args.columns)}${options(keyOptions(args))});`,
      ];
    case 'create_unique_constraint':
      return [
        `op.createUniqueConstraint(${constraintName(args.constraint_name)}, ${name(args.table_name)}, ${names(args.columns)}${options(keyOptions(args))});`,
      ];
    case 'create_check_constraint':
      return [
        `op.createCheckConstraint(${constraintName(args.constraint_name)}, ${name(args.table_name)}, ${expression(args.condition)}${options({ schema: name(args.schema), notValid: args.postgresql_not_valid, noInherit: args.postgresql_no_inherit })});`,
      ];
    case 'create_foreign_key':
      return [
        `op.createForeignKey(${constraintName(args.constraint_name)}, ${name(args.source_table)}, ${name(args.referent_table)}, ${names(args.local_cols)}, ${names(args.remote_cols)}${options({ ...foreignKeyOptions(args), schema: name(args.source_schema), targetSchema: name(args.referent_schema) })});`,
      ];
    case 'create_exclude_constraint':
      return [
        `op.createExcludeConstraint(${constraintName(args.constraint_name)}, ${name(args.table_name)}, ${excludeElements(args.elements)}${options({ ...excludeOptions(args), schema: name(args.schema) })});`,
      ];
    case 'drop_constraint':
      return [
        `op.dropConstraint(${constraintName(args.constraint_name)}, ${name(args.table_name)}${options({ schema: name(args.schema), ifExists: args.if_exists, type: constraintType(args.type_) })});`,
      ];
    case 'bulk_insert':
      return bulkInsert(args, dialect);
    case 'execute':
      return [`op.execute(${execute(args.sqltext, dialect)});`];
    case 'batch_alter_table':
      return (args.ops as readonly CorpusOp[]).flatMap((inner) =>
        opText(
          {
            op: inner.op,
            args: {
              ...inner.args,
              ...(inner.op === 'create_foreign_key'
                ? { source_table: args.table_name, source_schema: args.schema }
                : { table_name: args.table_name, schema: args.schema }),
            },
          },
          dialect,
        ),
      );
    default:
      throw new Error(`the adapter does not know ${op}`);
  }
}

/** Options of other engines are not there for one that has options of its own; its WHERE and INCLUDE are those of all. */
function optionsOf(args: Args, dialect: string): Args {
  if (dialect === 'postgresql') return args;
  const own: Readonly<Record<string, string>> = {
    [`${dialect}_where`]: 'postgresql_where',
    [`${dialect}_include`]: 'postgresql_include',
    // A moment that stands in SQL has no column to give it its form: a Date has one of its own.
    ...(dialect === 'sqlite' && 'sqltext' in args && { $datetime: '$instant' }),
  };
  const isOthers = (key: string): boolean =>
    /^(?:postgresql|mysql|mariadb|sqlite|mssql|oracle)_/.test(key) && !key.startsWith(`${dialect}_`);
  return JSON.parse(JSON.stringify(args), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !isOthers(key));
    return Object.fromEntries(kept.map(([key, one]) => [own[key] ?? key, one]));
  }) as Args;
}

/** The tables that a case speaks of and nothing makes, as far as its operations tell: what they say is there already is. */
export function tablesBefore(ops: readonly CorpusOp[], dialect: string): readonly string[] {
  const tables = new Map<
    string,
    { readonly table: string; readonly schema: string | undefined; readonly columns: Map<string, string> }
  >();
  const made = new Set<string>();
  const note = (table: unknown, schema: unknown, columns: readonly (readonly [unknown, string])[]): void => {
    const key = `${name(schema) ?? ''}.${name(table)}`;
    if (table === undefined || made.has(key)) return;
    const known = tables.get(key) ?? { table: name(table) ?? '', schema: name(schema), columns: new Map() };
    for (const [column, text] of columns) {
      const word = name(column) ?? '';
      if (!known.columns.has(word)) known.columns.set(word, text);
    }
    tables.set(key, known);
  };
  for (const { op, args } of ops) {
    const plain = (list: unknown): (readonly [unknown, string])[] =>
      ((list ?? []) as readonly unknown[]).filter((one) => typeof one === 'string').map((one) => [one, 't.integer()']);
    if (op === 'create_table') made.add(`${name(args.schema) ?? ''}.${name(args.table_name)}`);
    if (op === 'alter_column') note(args.table_name, args.schema, [[args.column_name, columnBefore(args, dialect)]]);
    if (op === 'drop_column') note(args.table_name, args.schema, [[args.column_name, 't.integer()']]);
    if (op === 'add_column' || op === 'drop_table') note(args.table_name, args.schema, []);
    if (op === 'create_index' || op === 'create_unique_constraint' || op === 'create_primary_key')
      note(args.table_name, args.schema, [...plain(args.columns), ...plain(args.mssql_include)]);
    if (op === 'bulk_insert') {
      const {
        name: table,
        schema,
        columns,
      } = args.table as { readonly name: string; readonly schema?: string; readonly columns: readonly CorpusColumn[] };
      note(
        table,
        schema,
        columns.map((one) => [one.name, typeText(one.type, dialect).text]),
      );
    }
  }
  return [...tables.values()].map(({ table, schema, columns }) => {
    const list = columns.size === 0 ? [['"first"', 't.integer()']] : [...columns];
    return `op.createTable(${table}, [${list.map(([column, text]) => `[${column}, ${text}]`).join(', ')}], null${options({ schema })});`;
  });
}

/** What Alembic is told of a column by `existing_…`, Limbeck's catalog knows. */
function columnBefore(args: Args, dialect: string): string {
  const type = (args.existing_type ?? { name: 'Integer' }) as CorpusType;
  const words = [typeText(type, dialect).text];
  if (args.existing_nullable === false) words.push('notNull()');
  const value = args.existing_server_default;
  if (value !== undefined && value !== null && value !== false && !(typeof value === 'object' && 'identity' in value))
    words.push(`default(${serverDefault(value)})`);
  if (typeof args.existing_comment === 'string') words.push(`comment(${js(args.existing_comment)})`);
  return words.join('.');
}

/** A name as text, or undefined where none is given. */
function name(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') {
    if ('quoted_name' in value) return js(value.quoted_name);
    if ('f' in value) return js(value.f);
  }
  return js(value);
}

function constraintName(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'f' in value) return `op.f(${js(value.f)})`;
  return name(value) ?? 'null';
}

function names(value: unknown): string {
  return `[${(value as readonly unknown[]).map(name).join(', ')}]`;
}

/** Options as `, { … }`; values are TypeScript text already, or plain data. */
function options(values: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0) return '';
  return `, { ${given.map(([key, value]) => `${key}: ${typeof value === 'string' ? value : js(value)}`).join(', ')} }`;
}

function expression(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'text' in value) return sqlText(unescaped(String(value.text)));
  return sqlText(unescaped(String(value)));
}

/** SQLAlchemy's text() needs a backslash before a colon that is none of its own. */
function unescaped(text: string): string {
  return text.replaceAll('\\:', ':');
}

function serverDefault(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'text' in value) return expression(value);
  return `sql\`\${${js(value)}}\``;
}

function isInteger(type: CorpusType): boolean {
  return /^(Small|Big)?Integer$|^(SMALL|BIG)?INT(EGER)?$/.test(type.name);
}

/** SQLAlchemy's rule: the single integer column of a primary key numbers itself, unless it is told or has another source. */
function autoincrements(column: CorpusColumn, key: readonly string[]): boolean {
  if (!key.includes(column.name) || !isInteger(column.type) || column.autoincrement === false) return false;
  if (column.server_default !== undefined || column.identity !== undefined || column.computed !== undefined)
    return false;
  if (column.autoincrement === true) return true;
  const free = (column.foreign_keys ?? []).length === 0 || column.autoincrement === 'ignore_fk';
  return key.length === 1 && free;
}

interface ColumnText {
  readonly builder: string;
  readonly type: TypeText;
}

function columnText(column: CorpusColumn, key: readonly string[], dialect: string): ColumnText {
  const type = typeText(column.type, dialect);
  const words: string[] = [type.text];
  // To SQLite every INTEGER that is the primary key numbers itself, and to Oracle none: what nobody says need not be said.
  const unsaid = dialect === 'sqlite' || dialect === 'oracle';
  if (autoincrements(column, key) && (!unsaid || column.autoincrement === true)) words.push('autoincrement()');
  if (column.nullable === false) words.push('notNull()');
  if (column.server_default !== undefined && column.server_default !== null)
    words.push(`default(${serverDefault(column.server_default)})`);
  if (column.computed)
    words.push(
      `computed(${expression(column.computed.sqltext)}${isVirtual(column.computed, dialect) ? ', { stored: false }' : ''})`,
    );
  if (column.identity) words.push(`identity(${identityText(column.identity)})`);
  if (column.comment !== undefined) words.push(`comment(${js(column.comment)})`);
  if (column.index) words.push('index()');
  if (column.index && column.unique) words.push('unique()');
  return { builder: words.join('.'), type };
}

/** What nobody says is computed when it is read in Oracle, which has nothing else. */
function isVirtual({ persisted }: NonNullable<CorpusColumn['computed']>, dialect: string): boolean {
  return persisted === false || (persisted === undefined && (dialect === 'oracle' || dialect === 'mssql'));
}

function identityText(identity: Args): string {
  const { always, start, increment, minvalue, maxvalue, nominvalue, nomaxvalue, cycle, cache } = identity;
  const { oracle_order: order, oracle_on_null: onNull } = identity;
  const known = {
    always,
    start,
    increment,
    minValue: nominvalue === true ? null : minvalue,
    maxValue: nomaxvalue === true ? null : maxvalue,
    cycle,
    cache,
    oracle: order === undefined && onNull === undefined ? undefined : { order, onNull },
  };
  return js(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)));
}

function createTable(args: Args, dialect: string): readonly string[] {
  const entries = args.columns as readonly (CorpusColumn | (Args & { readonly constraint: string }))[];
  const columns = entries.filter((one): one is CorpusColumn => !('constraint' in one));
  const given = entries.filter((one): one is Args & { readonly constraint: string } => 'constraint' in one);
  const explicitKey = given.find((one) => one.constraint === 'PrimaryKeyConstraint');
  const flagged = columns.filter((one) => one.primary_key).map((one) => one.name);
  const key = explicitKey ? (explicitKey.columns as readonly string[]) : flagged;
  const numbering = columns.filter((one) => autoincrements(one, key)).map((one) => one.name);
  const inOrder = explicitKey !== undefined || dialect === 'mssql';
  const ordered = inOrder ? key : [...numbering, ...key.filter((one) => !numbering.includes(one))];
  const before: string[] = [];
  const parts: string[] = [];
  if (key.length > 0)
    parts.push(
      `primaryKey(${named(explicitKey?.name)}${js(ordered)}${options({ mssql: mssqlOptions(explicitKey ?? {}), mysql: mysqlIndexOptions(explicitKey ?? {}) })})`,
    );
  parts.push(...given.filter((one) => one !== explicitKey).map(tablePart));
  const texts = columns.map((column) => {
    const { builder, type } = columnText(column, key, dialect);
    before.push(...(type.before ?? []));
    if (column.unique && !column.index) parts.push(`unique([${js(column.name)}])`);
    for (const one of column.check_constraints ?? []) parts.push(`check(${named(one.name)}${expression(one.sqltext)})`);
    if (type.check) parts.push(`check(${named(type.check.name)}${enumCheck(column.name, type.check.values)})`);
    for (const one of column.foreign_keys ?? []) parts.push(foreignKeyPart(column.name, one));
    return `[${js(column.name)}, ${builder}]`;
  });
  const partText = parts.length === 0 ? 'null' : `() => [${parts.join(', ')}]`;
  return [
    ...before.map((one) => `op.execute(${sqlText(one)});`),
    `op.createTable(${name(args.table_name)}, [${texts.join(', ')}], ${partText}${options(tableOptions(args, dialect))});`,
  ];
}

function tableOptions(args: Args, dialect: string): Readonly<Record<string, unknown>> {
  const prefixes = (args.prefixes as readonly string[] | undefined) ?? [];
  const onCommit =
    typeof args.postgresql_on_commit === 'string'
      ? args.postgresql_on_commit.replaceAll('_', ' ').toLowerCase()
      : undefined;
  const own = options({
    partitionBy: args.postgresql_partition_by === undefined ? undefined : sqlText(String(args.postgresql_partition_by)),
    tablespace: name(args.postgresql_tablespace),
    onCommit: onCommit === undefined ? undefined : js(onCommit),
    inherits: args.postgresql_inherits,
    using: name(args.postgresql_using),
    with: args.postgresql_with,
  });
  const sqlite = options({
    autoincrement: args.sqlite_autoincrement,
    strict: args.sqlite_strict,
    withoutRowid: args.sqlite_with_rowid === false || undefined,
  });
  const compress = args.oracle_compress;
  const temporary = prefixes.some((one) => /^(GLOBAL )?TEMP(ORARY)?$/i.test(one)) || undefined;
  const oracle = options({
    temporary: dialect === 'oracle' ? temporary : undefined,
    compress: typeof compress === 'boolean' || compress === undefined ? compress : js(String(compress)),
    tablespace: name(args.oracle_tablespace),
    onCommit:
      typeof args.oracle_on_commit === 'string'
        ? js(args.oracle_on_commit.replaceAll('_', ' ').toLowerCase())
        : undefined,
  });
  return {
    schema: name(args.schema),
    comment: (args.comment ?? args.mysql_comment) === undefined ? undefined : js(args.comment ?? args.mysql_comment),
    ifNotExists: args.if_not_exists,
    oracle: oracle === '' ? undefined : oracle.slice(2),
    temporary: dialect === 'oracle' ? undefined : temporary,
    unlogged: prefixes.some((one) => /^UNLOGGED$/i.test(one)) || undefined,
    postgresql: own === '' ? undefined : own.slice(2),
    sqlite: sqlite === '' ? undefined : sqlite.slice(2),
    mysql: mysqlTableOptions(args),
  };
}

function named(value: unknown): string {
  const text = constraintName(value);
  return text === 'null' ? '' : `${text}, `;
}

function enumCheck(column: string, values: readonly (string | number)[]): string {
  return `sql\`\${sql.id(${js(column)})} IN (${values.map((one) => `\${${js(one)}}`).join(', ')})\``;
}

function foreignKeyPart(column: string, one: Args & { readonly target: string }): string {
  const target = one.target.split('.');
  const last = target.pop() ?? '';
  const table = target.pop() ?? '';
  const schema = target.join('.');
  const reference = schema === '' ? js(table) : `{ table: ${js(table)}, schema: ${js(schema)} }`;
  return `foreignKey(${named(one.name)}[${js(column)}], ${reference}, [${js(last)}]${options(foreignKeyOptions(one))})`;
}

function tablePart(one: Args & { readonly constraint: string }): string {
  switch (one.constraint) {
    case 'UniqueConstraint':
      return `unique(${named(one.name)}${names(one.columns)}${options(keyOptions({ ...one, schema: undefined }))})`;
    case 'CheckConstraint':
      return `check(${named(one.name)}${expression(one.sqltext)})`;
    case 'ForeignKeyConstraint': {
      const columns = one.refcolumns as readonly string[];
      const [first = ''] = columns;
      const path = first.split('.');
      const reference =
        path.length > 2 ? `{ table: ${js(path.at(-2))}, schema: ${js(path.slice(0, -2).join('.'))} }` : js(path[0]);
      return `foreignKey(${named(one.name)}${names(one.columns)}, ${reference}, ${js(columns.map((column) => column.split('.').at(-1)))}${options(foreignKeyOptions(one))})`;
    }
    case 'ExcludeConstraint':
      return `exclude(${named(one.name)}${excludeElements(one.elements)}${options(excludeOptions(one))})`;
    case 'Index':
      return `index(${named(one.name)}${elements(one)}${options({ ...indexOptions(one), schema: undefined })})`;
    default:
      throw new Error(`the adapter does not know ${one.constraint}`);
  }
}

function addColumn(args: Args, dialect: string): readonly string[] {
  const column = args.column as CorpusColumn;
  const inlineKey = column.primary_key === true && args.inline_primary_key === true;
  const { builder, type } = columnText(column, inlineKey ? [column.name] : [], dialect);
  const words: string[] = [builder];
  if (inlineKey) words.push('primaryKey()');
  else if (column.primary_key) words.push('notNull()');
  if (column.unique && !column.index) words.push('unique()');
  for (const one of column.foreign_keys ?? []) {
    const path = one.target.split('.');
    const target = {
      table: path.at(-2),
      column: path.at(-1),
      ...(path.length > 2 && { schema: path.slice(0, -2).join('.') }),
    };
    const given = {
      ...foreignKeyOptions(one),
      name: one.name === undefined || one.name === null ? undefined : constraintName(one.name),
    };
    words.push(`references(${js(target)}${options(given)})`);
  }
  const checks = column.check_constraints ?? [];
  for (const one of checks)
    words.push(
      `check(${expression(one.sqltext)}${options({ name: one.name === undefined ? undefined : constraintName(one.name) })})`,
    );
  const inline = inlineKey || checks.length > 0 || args.inline_references === true;
  const after = type.check ? [enumConstraint(type.check, args, column.name)] : [];
  const given = options({ schema: name(args.schema), ifNotExists: args.if_not_exists, inline: inline || undefined });
  return [
    ...(type.before ?? []).map((one) => `op.execute(${sqlText(one)});`),
    `op.addColumn(${name(args.table_name)}, ${js(column.name)}, ${words.join('.')}${given});`,
    ...after,
  ];
}

function alterColumn(args: Args, dialect: string): readonly string[] {
  const type =
    args.type_ === undefined || args.type_ === null ? undefined : typeText(args.type_ as CorpusType, dialect);
  const change: Record<string, unknown> = {
    schema: name(args.schema),
    rename: name(args.new_column_name),
    type: type?.text,
    using: args.postgresql_using === undefined ? undefined : sqlText(String(args.postgresql_using)),
    // ALTER COLUMN of SQL Server says NULL with the type: what its author says that it was, stays.
    nullable: args.nullable ?? (dialect === 'mssql' && type ? args.existing_nullable : undefined),
  };
  if ('comment' in args && args.comment !== false) change.comment = js(args.comment);
  if (dialect === 'mysql' && typeof args.autoincrement === 'boolean') change.autoincrement = args.autoincrement;
  if ('server_default' in args && args.server_default !== false) Object.assign(change, newDefault(args));
  const text = options(change);
  const old = args.existing_type === undefined ? undefined : typeText(args.existing_type as CorpusType, dialect);
  const before =
    type && old?.check?.name !== undefined
      ? [
          `op.dropConstraint(${js(old.check.name)}, ${name(args.table_name)}${options({ schema: name(args.schema), type: js('check') })});`,
        ]
      : [];
  const calls =
    text === '' ? before : [...before, `op.alterColumn(${name(args.table_name)}, ${name(args.column_name)}${text});`];
  const column = typeof args.new_column_name === 'string' ? args.new_column_name : String(args.column_name);
  if (type?.check) calls.push(enumConstraint(type.check, args, column));
  return calls;
}

/** The CHECK of an enum that is no type of the database. */
function enumConstraint(check: NonNullable<TypeText['check']>, args: Args, column: string): string {
  const given = options({ schema: name(args.schema) });
  return `op.createCheckConstraint(${check.name === undefined ? 'null' : js(check.name)}, ${name(args.table_name)}, ${enumCheck(column, check.values)}${given});`;
}

/** What SQL Server is to look up and drop with a column. */
function mssqlDrops(args: Args): string | undefined {
  const given = options({
    dropDefault: args.mssql_drop_default,
    dropCheck: args.mssql_drop_check,
    dropForeignKey: args.mssql_drop_foreign_key,
  });
  return given === '' ? undefined : given.slice(2);
}

function newDefault(args: Args): Readonly<Record<string, string>> {
  const value = args.server_default;
  const old = args.existing_server_default;
  const wasIdentity = typeof old === 'object' && old !== null && 'identity' in old;
  if (value === null) return wasIdentity ? { identity: 'null' } : { default: 'null' };
  if (typeof value === 'object' && 'identity' in value) return { identity: identityText(value.identity as Args) };
  if (typeof value === 'object' && 'computed' in value)
    throw new Error('a computed column cannot be made of an existing one');
  return { default: serverDefault(value) };
}

function keyOptions(args: Args): Readonly<Record<string, unknown>> {
  return {
    schema: name(args.schema),
    deferrable: args.deferrable,
    initially: initially(args.initially),
    include: args.postgresql_include,
    nullsNotDistinct: args.postgresql_nulls_not_distinct,
    mssql: mssqlOptions(args),
    mysql: mysqlIndexOptions(args),
  };
}

function mssqlOptions(args: Args): string | undefined {
  const given = options({ clustered: args.mssql_clustered, columnstore: args.mssql_columnstore });
  return given === '' ? undefined : given.slice(2);
}

function initially(value: unknown): string | undefined {
  return typeof value === 'string' ? js(value.toLowerCase()) : undefined;
}

function action(value: unknown): string | undefined {
  return typeof value === 'string' ? js(value.toLowerCase()) : undefined;
}

function foreignKeyOptions(args: Args): Readonly<Record<string, unknown>> {
  return {
    onDelete: action(args.ondelete),
    onUpdate: action(args.onupdate),
    deferrable: args.deferrable,
    initially: initially(args.initially),
    match: action(args.match),
    notValid: args.postgresql_not_valid,
  };
}

function excludeElements(value: unknown): string {
  const list = value as readonly (readonly [unknown, string])[];
  return `[${list.map(([what, operator]) => `[${typeof what === 'string' ? js(what) : expression(what)}, ${js(operator)}]`).join(', ')}]`;
}

function excludeOptions(args: Args): Readonly<Record<string, unknown>> {
  return {
    using: name(args.using ?? 'gist'),
    where: args.where === undefined ? undefined : expression(args.where),
    deferrable: args.deferrable,
    initially: initially(args.initially),
  };
}

function constraintType(value: unknown): string | undefined {
  const kinds: Readonly<Record<string, string>> = {
    foreignkey: 'foreignKey',
    primary: 'primaryKey',
    unique: 'unique',
    check: 'check',
    exclude: 'exclude',
  };
  return typeof value === 'string' && kinds[value] !== undefined ? js(kinds[value]) : undefined;
}

function elements(args: Args): string {
  const classes = (args.postgresql_ops ?? {}) as Readonly<Record<string, string>>;
  const list = (args.columns as readonly unknown[]).map((one) => {
    if (typeof one === 'object' && one !== null && 'text' in one) return expression(one);
    const column = name(one) ?? '';
    const opclass = typeof one === 'string' ? classes[one] : undefined;
    return opclass === undefined ? column : `{ column: ${column}, opclass: ${js(opclass)} }`;
  });
  return `[${list.join(', ')}]`;
}

function indexOptions(args: Args): Readonly<Record<string, unknown>> {
  const oracle = options({ bitmap: args.oracle_bitmap, compress: args.oracle_compress });
  return {
    schema: name(args.schema),
    unique: args.unique === true || undefined,
    ifNotExists: args.if_not_exists,
    using: name(args.postgresql_using),
    where: args.postgresql_where === undefined ? undefined : expression(args.postgresql_where),
    include: args.postgresql_include,
    with: args.postgresql_with,
    tablespace: name(args.postgresql_tablespace),
    oracle: oracle === '' ? undefined : oracle.slice(2),
    concurrently: args.postgresql_concurrently,
    nullsNotDistinct: args.postgresql_nulls_not_distinct,
    mssql: mssqlOptions(args),
    mysql: mysqlIndexOptions(args),
  };
}

function bulkInsert(args: Args, dialect: string): readonly string[] {
  const table = args.table as {
    readonly name: unknown;
    readonly schema?: unknown;
    readonly columns: readonly CorpusColumn[];
  };
  const types = new Map(table.columns.map((one) => [one.name, one.type]));
  const order = [...types.keys()];
  const rows = (args.rows as readonly Args[]).map((row) => {
    const columns = Object.keys(row).sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return `{ ${columns.map((column) => `${js(column)}: ${valueText(row[column], types.get(column), dialect)}`).join(', ')} }`;
  });
  const typed = `{ ${table.columns.map((one) => `${js(one.name)}: ${typeText(one.type, dialect).text}`).join(', ')} }`;
  return [
    `op.bulkInsert(${name(table.name)}, [${rows.join(', ')}]${options({ schema: name(table.schema), types: typed })});`,
  ];
}

function execute(value: unknown, dialect: string): string {
  if (typeof value === 'string') return statementText(value, {}, dialect);
  const { text, bindparams = {} } = value as { readonly text: string; readonly bindparams?: Args };
  return statementText(text, bindparams, dialect);
}
