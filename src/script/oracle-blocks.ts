import { raise, said, valueLiteral } from './oracle-text.ts';
import type { ScriptRequest } from './plan-script.ts';

/** Errors that scripts raise themselves; ORA-20000 to ORA-20999 are for applications. */
export const errors = {
  notDone: 20550,
  wrongPlace: 20551,
  busy: 20552,
  otherRevision: 20553,
  halfWay: 20554,
  rowsMoved: 20555,
  unknownEffect: 20556,
  notMet: 20557,
  notCompiled: 20558,
  failed: 20559,
} as const;

/** All of them: what has its message already. */
export const OWN_ERRORS = 'SQLCODE BETWEEN -20559 AND -20550';

/** The tables of a script as SQL names them, and as the dictionary has them. */
export interface OracleTables {
  readonly version: string;
  readonly journal: string;
  /** An expression of PL/SQL. */
  readonly owner: string;
  readonly versionName: string;
  readonly journalName: string;
}

export const JOURNAL_NAME = 'limbeck_journal';

export function tablesOf({ versionTable: { name, schema }, dialect: { quote } }: ScriptRequest): OracleTables {
  const prefix = schema === undefined ? '' : `${quote(schema)}.`;
  return {
    version: `${prefix}${quote(name)}`,
    journal: `${prefix}${JOURNAL_NAME}`,
    owner: schema === undefined ? "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')" : valueLiteral(stored(quote(schema))),
    versionName: valueLiteral(stored(quote(name))),
    journalName: valueLiteral(JOURNAL_NAME.toUpperCase()),
  };
}

/** A name that is not quoted is stored in upper case. */
export function stored(quoted: string): string {
  return quoted.startsWith('"') ? quoted.slice(1, -1).replaceAll('""', '"') : quoted.toUpperCase();
}

/** In the order of NLS_SORT = BINARY, as LISTAGG gives them; none is NULL there. */
export function rowsLiteral(rows: readonly string[]): string {
  return valueLiteral(sortedRows(rows));
}

export function sortedRows(rows: readonly string[]): string {
  const sorted = [...rows].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return rows.length === 0 ? '-' : sorted.join(',');
}

/** `base` is no row: the rows, in one text. */
export function readRows(table: string, into: string): string {
  return `SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO ${into} FROM ${table};`;
}

export function context(name: string): string {
  return `SYS_CONTEXT('CLIENTCONTEXT', '${name}')`;
}

export function setContext(name: string, value: string): string {
  return `DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', '${name}', ${value});`;
}

export const RUN = 'limbeck_run';
export const run = `TO_NUMBER(${context(RUN)})`;

/**
 * Every block knows that the one before it has run to its end: what SQL*Plus itself cannot read, it passes over with an error of its
 * own, which `WHENEVER SQLERROR` does not notice, and a block that ends with ORA-24344 counts as one that succeeded.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/WHENEVER-SQLERROR.html
 */
export class BlockChain {
  readonly #mark: string;
  #number = 0;

  constructor(digest: string) {
    this.#mark = digest.slice(0, 12);
  }

  /** The first block: nothing has to come before it. */
  first(declarations: readonly string[], body: string): string {
    return this.#block(declarations, body, '');
  }

  next(declarations: readonly string[], body: string): string {
    const check = `  IF NVL(${context('limbeck_at')}, '-') <> '${this.#mark}/${this.#number}' THEN
${raise(errors.notDone, [said('limbeck: what comes before this was not done. Look at the first error of this run.')], '    ')}
  END IF;
`;
    return this.#block(declarations, body, check);
  }

  #block(declarations: readonly string[], body: string, check: string): string {
    const declare = declarations.length === 0 ? '' : `DECLARE\n${declarations.join('\n')}\n`;
    this.#number++;
    return `${declare}BEGIN
${check}${body}
  ${setContext('limbeck_at', `'${this.#mark}/${this.#number}'`)}
END;`;
  }
}
