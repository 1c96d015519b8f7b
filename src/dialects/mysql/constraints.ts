import type { Operation } from '../../operations/operation.ts';
import { isUncertain, tableOf } from '../../schema/catalog.ts';
import type {
  Constraint,
  ConstraintKind,
  ForeignKey,
  PrimaryKey,
  Table,
  TableName,
  Unique,
} from '../../schema/model.ts';
import { type Fragment, fragment, keyword, verbatim } from '../../sql/fragment.ts';
import { checkBody, constraintName, foreignKeyBody, shown } from '../ansi.ts';
import { type Dialect, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { checkReferenceTypes } from '../reference-types.ts';
import { identifier, refused, typeSql } from '../spelling.ts';
import { alteration } from './alterations.ts';
import { leadsKey, numbersItself } from './columns.ts';
import { isMariadb, knows, need } from './differences.ts';
import { indexForForeignKey } from './key-cover.ts';
import { keyParts } from './key-parts.ts';

/** `ALTER TABLE users ADD CONSTRAINT uq_email UNIQUE (email)` */
export function addConstraint(
  { table, constraint, ifNotExists }: Operation<'addConstraint'>,
  context: RenderContext,
): Rendering {
  if (ifNotExists)
    return refuse(
      `${context.dialect.title} cannot add a constraint only if it is not there`,
      'leave ifNotExists out, or put it into op.when(not(exists.constraint(…)), …)',
    );
  const columns = tableOf(context.before, table);
  return [alteration(table, context.dialect, fragment`ADD ${constraintSql(constraint, columns ?? table, context)}`)];
}

/** A constraint as CREATE TABLE and ADD write it, with its name. */
export function constraintSql(constraint: Constraint, table: Table | TableName, context: RenderContext): Fragment {
  const { dialect } = context;
  checkOptions(constraint, dialect);
  return fragment`${constraintName(constraint, context)} ${body(constraint, table, context)}`;
}

function body(constraint: Constraint, table: Table | TableName, context: RenderContext): Fragment {
  const { dialect } = context;
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return fragment`${verbatim(constraint.kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY')} (${keyOf(constraint, table, context)}) ${using(constraint)}`;
    case 'foreignKey':
      checkTypes(constraint, table, context);
      return foreignKeyBody(nearby(constraint, table, context), dialect);
    case 'check':
      need('checks', 'checks that are kept', 'leave the check out', dialect);
      return checkBody(constraint, dialect);
    case 'exclude':
      refused(`${dialect.title} has no exclusion constraints`, 'write a trigger with op.execute');
  }
}

/** Numbers have the same size on both sides, texts the same collation; their lengths may differ. https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html */
function checkTypes(constraint: ForeignKey, table: TableName, context: RenderContext): void {
  checkReferenceTypes(constraint, table, context, ({ type, collation }) => {
    if (type.kind === 'raw' || type.kind === 'enum') return undefined;
    if (type.kind !== 'string' && type.kind !== 'char') return typeSql(type, context.dialect).text;
    return collation === undefined ? 'text' : `text of collation ${JSON.stringify(collation)}`;
  });
}

function keyOf(constraint: PrimaryKey | Unique, table: Table | TableName, context: RenderContext): Fragment {
  const elements = constraint.columns.map((target) => ({ target }));
  return keyParts(
    { ...constraint, elements, unique: true, what: 'constraint' },
    'columns' in table ? table : undefined,
    context,
  );
}

/** `USING btree` */
export function using({ mysql }: Pick<PrimaryKey, 'mysql'>): Fragment {
  return mysql?.using === undefined ? keyword('', false) : verbatim(`USING ${mysql.using}`);
}

/** MySQL wants the columns of the target, and takes an unqualified one for a table of the same database as the table's own. */
function nearby(constraint: ForeignKey, table: TableName, { dialect, before, after }: RenderContext): ForeignKey {
  const { name, target, targetColumns } = constraint;
  if (table.schema !== undefined && target.schema === undefined)
    refused(
      `${dialect.title} would look for ${shown(target.name)}, to which the foreign key ${shown(name)} points, in ${shown(table.schema)}`,
      'name its schema: { table, schema }',
    );
  if (targetColumns.length > 0) return constraint;
  const known = tableOf(after, target) ?? tableOf(before, target);
  const key = known?.constraints.find((one) => one.kind === 'primaryKey');
  if (key?.kind !== 'primaryKey')
    refused(`the foreign key ${shown(name)} does not say to which columns it points`, 'name them');
  return { ...constraint, targetColumns: key.columns };
}

function checkOptions(constraint: Constraint, { title }: Dialect): void {
  const { name, deferrable, initially, comment } = constraint;
  const lost = (what: string, help = 'leave it out'): never =>
    refused(`${title} has no ${what} for constraint ${shown(name)}`, help);
  if (comment !== undefined) lost('comment', 'comment on the table instead');
  if (deferrable || initially === 'deferred') lost('DEFERRABLE');
  if ('notValid' in constraint && constraint.notValid)
    lost('NOT VALID', 'leave it out: the rows that are there are checked');
  if ('noInherit' in constraint && constraint.noInherit) lost('NO INHERIT');
  if ('include' in constraint && (constraint.include ?? []).length > 0) lost('INCLUDE');
  if ('usingIndex' in constraint && constraint.usingIndex !== undefined)
    lost('USING INDEX', 'name its columns, and drop the index');
  if ('nullsNotDistinct' in constraint && constraint.nullsNotDistinct) lost('NULLS NOT DISTINCT');
  if (constraint.kind === 'foreignKey') checkForeignKey(constraint, title);
}

/** https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html */
function checkForeignKey({ name, columns, targetColumns, match, onDelete, onUpdate }: ForeignKey, title: string): void {
  if (match !== undefined)
    refused(
      `${title} reads MATCH ${match.toUpperCase()} of the foreign key ${shown(name)} and forgets its ON DELETE and ON UPDATE`,
      'leave match out: it is always MATCH SIMPLE',
    );
  if (onDelete === 'set default' || onUpdate === 'set default')
    refused(`InnoDB has no SET DEFAULT for the foreign key ${shown(name)}`, "use 'set null', or a trigger");
  if (targetColumns.length > 0 && targetColumns.length !== columns.length)
    refused(
      `foreign key ${shown(name)} has ${columns.length} columns and refers to ${targetColumns.length}`,
      'name as many columns on both sides',
    );
}

/**
 * Each kind by its own word: `DROP FOREIGN KEY fk`, `DROP INDEX uq`, `DROP PRIMARY KEY`, `DROP CHECK ck`.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-foreign-key
 */
export function dropConstraint(
  { table, name, type, ifExists }: Operation<'dropConstraint'>,
  context: RenderContext,
): Rendering {
  const { dialect, before } = context;
  const own = tableOf(before, table);
  const kind = type ?? own?.constraints.find((one) => one.name === name)?.kind;
  if (kind === undefined) {
    const why = isUncertain(before, table.name) ? ', which raw SQL has changed' : '';
    refused(
      `${dialect.title} has another word for each kind of constraint, and that of ${shown(name)} is not known${why}`,
      "say it: { type: 'foreignKey' }",
    );
  }
  if (ifExists) need('partsIfExist', 'IF EXISTS for constraints', 'leave ifExists out', dialect);
  if (ifExists && kind === 'primaryKey')
    return refuse(`${dialect.title} cannot drop a primary key only if it is there`, 'leave ifExists out');
  if (own) checkStillKeyed(own, name, kind, dialect);
  const instead = own && (kind === 'unique' || kind === 'primaryKey') ? indexForForeignKey(own, name, dialect) : [];
  return [alteration(table, dialect, dropConstraintSql(kind, name, ifExists, dialect), ...instead)];
}

export function dropConstraintSql(kind: ConstraintKind, name: string, ifExists: boolean, dialect: Dialect): Fragment {
  const word = fragment`${verbatim(`DROP ${dropWord(kind, dialect)}`)} ${keyword('IF EXISTS', ifExists)}`;
  return kind === 'primaryKey' ? word : fragment`${word} ${identifier(name, dialect)}`;
}

function dropWord(kind: ConstraintKind, dialect: Dialect): string {
  switch (kind) {
    case 'primaryKey':
      return 'PRIMARY KEY';
    case 'unique':
      return 'INDEX';
    case 'foreignKey':
      return 'FOREIGN KEY';
    case 'check':
      if (!isMariadb(dialect)) need('dropCheck', 'DROP CHECK', 'leave it', dialect);
      return knows('dropCheck', dialect) ? 'CHECK' : 'CONSTRAINT';
    case 'exclude':
      refused(`${dialect.title} has no exclusion constraints`, 'leave it out');
  }
}

/** A column that numbers itself must stay the first of a key. */
function checkStillKeyed(table: Table, name: string, kind: ConstraintKind, { title }: Dialect): void {
  if (kind !== 'primaryKey' && kind !== 'unique') return;
  const left = { ...table, constraints: table.constraints.filter((one) => one.name !== name) };
  const lost = table.columns.find(
    (one) => numbersItself(one) && leadsKey(one.name, table) && !leadsKey(one.name, left),
  );
  if (lost)
    refused(
      `${title} cannot drop ${shown(name)}: ${shown(lost.name)} numbers itself, and must be the first of a key`,
      `take that from it first: op.alterColumn('${table.name}', '${lost.name}', { autoincrement: false })`,
    );
}
