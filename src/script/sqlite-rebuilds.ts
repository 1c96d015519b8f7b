import type { TableName } from '../schema/model.ts';
import { literal, oneLine } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';
import type { ScriptText } from './script-text.ts';
import type { Segment } from './segments.ts';
import { guard } from './sqlite-guard.ts';

type Quoting = Pick<ScriptRequest, 'dialect'>;

/** The names that tables have while they are made anew. */
export function rebuildsIn({ actions }: Segment): readonly TableName[] {
  return actions.flatMap((one) => (one.kind === 'run' && one.statement.rebuilds ? [one.statement.rebuilds] : []));
}

/**
 * With foreign keys on, DROP TABLE first deletes the rows, and those of other tables that refer to them with it; inside a transaction
 * they cannot be turned off. What the session had is kept, to be told at the end: a PRAGMA takes no value from a table.
 *
 * Source: https://sqlite.org/pragma.html#pragma_foreign_keys, https://sqlite.org/lang_droptable.html
 */
export function foreignKeysOff(text: ScriptText): void {
  text.space();
  text.comment('Tables are made anew: no row that refers to an old one may go with it. All is compared before COMMIT.');
  text.send('CREATE TEMP TABLE IF NOT EXISTS limbeck_session AS SELECT foreign_keys FROM pragma_foreign_keys');
  text.send('PRAGMA foreign_keys = OFF');
}

export function foreignKeysTold(text: ScriptText): void {
  text.space();
  text.send(
    "SELECT 'foreign_keys was on in this session and is off now: PRAGMA foreign_keys = ON' FROM temp.limbeck_session WHERE foreign_keys",
  );
  text.send('DROP TABLE temp.limbeck_session');
}

/** A table of the name that is needed is somebody's, and may hold rows. */
export function nothingLeftOver(text: ScriptText, rebuilds: readonly TableName[], { dialect }: Quoting): void {
  for (const [schema, names] of bySchema(rebuilds)) {
    const list = names.map((one) => literal(one.toLowerCase())).join(', ');
    const found = `FROM ${schemaTable(schema, dialect)} WHERE lower(name) IN (${list})`;
    text.send(`SELECT 'there is ' || name || ' already' ${found}`);
    guard(
      text,
      'limbeck: a table is there already under a name that this plan needs: see what it holds, and drop it',
      `NOT EXISTS (SELECT 1 ${found})`,
    );
  }
}

/**
 * A RENAME reads every view and trigger, and fails where one names what is not there any more; one of the author's own would do the
 * same. And every row finds what it refers to.
 *
 * Source: https://sqlite.org/lang_altertable.html#altertabrename, https://sqlite.org/pragma.html#pragma_foreign_key_check
 */
export function allIsWhole(text: ScriptText, rebuilds: readonly TableName[], { dialect }: Quoting): void {
  for (const [schema] of bySchema(rebuilds)) {
    const prefix = schema === undefined ? '' : `${dialect.quote(schema)}.`;
    text.space();
    text.comment('Every view and trigger finds what it names: a rename reads them all.');
    text.send(`CREATE TABLE ${prefix}limbeck_check (found INTEGER)`);
    text.send(`ALTER TABLE ${prefix}limbeck_check RENAME TO limbeck_checked`);
    text.send(`DROP TABLE ${prefix}limbeck_checked`);
    text.space();
    text.comment('Every row finds what it refers to.');
    const broken = `FROM pragma_foreign_key_check${schema === undefined ? '' : `(NULL, ${literal(schema)})`}`;
    text.send(
      `SELECT 'row ' || coalesce(rowid, '?') || ' of ' || "table" || ' refers to nothing in ' || parent ${broken} LIMIT 10`,
    );
    guard(
      text,
      `limbeck: rows refer to nothing${schema === undefined ? '' : ` in ${oneLine(schema)}`}: PRAGMA foreign_key_check lists them`,
      `NOT EXISTS (SELECT 1 ${broken})`,
    );
  }
}

function bySchema(rebuilds: readonly TableName[]): ReadonlyMap<string | undefined, readonly string[]> {
  const found = new Map<string | undefined, string[]>();
  for (const { name, schema } of rebuilds) found.set(schema, [...(found.get(schema) ?? []), name]);
  return found;
}

function schemaTable(schema: string | undefined, dialect: Quoting['dialect']): string {
  return schema === undefined ? 'sqlite_schema' : `${dialect.quote(schema)}.sqlite_schema`;
}
