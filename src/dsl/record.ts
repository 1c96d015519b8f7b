import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { Operation } from '../operations/operation.ts';
import type { Constraint } from '../schema/model.ts';
import {
  buildTable,
  columnChange,
  columnTypes,
  inSchema,
  requireColumn,
  requireName,
  rowsByColumns,
  wrong,
} from './arguments.ts';
import { callSite } from './call-site.ts';
import { columnOf } from './column.ts';
import type { Op } from './op.ts';
import {
  makeCheck,
  makeExclude,
  makeForeignKey,
  makeIndex,
  makeKey,
  nameParts,
  partsBeside,
  tableName,
} from './table.ts';
import { requireSql } from './values.ts';

/**
 * Runs an author's function and gives the operations that it recorded, in order, as frozen data.
 *
 * @param locate gives the author's place of a place in evaluated code
 * @throws Problem LB301–LB308 for what is written wrongly, and whatever the author's function throws
 */
export function record(
  author: (op: Op) => unknown,
  locate: (raw: Position) => Position = (raw) => raw,
): readonly Operation[] {
  const recorded: Operation[] = [];
  let open = true;
  let autocommit = false;

  const add = (operation: Operation): void => {
    if (!open) {
      throw problem('LB305', 'op is used after its function has returned', {
        at: operation.at,
        help: 'call op only inside upgrade or downgrade',
      });
    }
    recorded.push(Object.freeze({ ...operation, at: locate(operation.at), ...(autocommit && { autocommit }) }));
  };

  const op: Op = Object.freeze({
    createTable(name, columns, parts, options = {}) {
      const at = callSite(op.createTable);
      const table = buildTable(inSchema(name, options.schema, at), columns, parts ?? undefined, options, at);
      add({ kind: 'createTable', at, table, ifNotExists: options.ifNotExists ?? false });
    },
    dropTable(name, { schema, ifExists = false } = {}) {
      const at = callSite(op.dropTable);
      add({ kind: 'dropTable', at, table: inSchema(name, schema, at), ifExists });
    },
    renameTable(name, to, { schema } = {}) {
      const at = callSite(op.renameTable);
      add({ kind: 'renameTable', at, table: inSchema(name, schema, at), to: requireName(to, 'the new name', at) });
    },
    tableComment(name, comment, { schema } = {}) {
      const at = callSite(op.tableComment);
      if (comment !== null && typeof comment !== 'string')
        throw wrong('a comment', comment, 'write a string, or null to remove it', at);
      add({ kind: 'tableComment', at, table: inSchema(name, schema, at), comment });
    },
    addColumn(table, name, column, { schema, ifNotExists = false, inline = false } = {}) {
      const at = callSite(op.addColumn);
      const parts = requireColumn(name, column, at);
      const beside = partsBeside(name, parts);
      const key: readonly Constraint[] =
        parts.primaryKey === undefined
          ? []
          : [
              {
                kind: 'primaryKey',
                ...nameParts(parts.primaryKey === true ? undefined : parts.primaryKey),
                columns: [name],
              },
            ];
      add({
        kind: 'addColumn',
        at,
        table: inSchema(table, schema, at),
        column: columnOf(requireName(name, 'a column', at), parts),
        constraints: [...key, ...beside.constraints],
        indexes: beside.indexes,
        ifNotExists,
        inline,
      });
    },
    dropColumn(table, name, { schema, ifExists = false } = {}) {
      const at = callSite(op.dropColumn);
      add({
        kind: 'dropColumn',
        at,
        table: inSchema(table, schema, at),
        column: requireName(name, 'a column', at),
        ifExists,
      });
    },
    alterColumn(table, name, change) {
      const at = callSite(op.alterColumn);
      const column = requireName(name, 'a column', at);
      if (typeof change !== 'object' || change === null)
        throw wrong('the change', change, 'write for instance { nullable: false }', at);
      add({ kind: 'alterColumn', at, table: inSchema(table, change.schema, at), column, ...columnChange(change, at) });
    },
    renameColumn(table, name, to, { schema } = {}) {
      const at = callSite(op.renameColumn);
      const column = requireName(name, 'a column', at);
      add({
        kind: 'alterColumn',
        at,
        table: inSchema(table, schema, at),
        column,
        rename: requireName(to, 'the new name', at),
      });
    },
    createPrimaryKey(name, table, columns, options = {}) {
      const at = callSite(op.createPrimaryKey);
      const constraint = makeKey('primaryKey', name, columns, options, at);
      add({ kind: 'addConstraint', at, table: inSchema(table, options.schema, at), constraint });
    },
    createUniqueConstraint(name, table, columns, options = {}) {
      const at = callSite(op.createUniqueConstraint);
      const constraint = makeKey('unique', name, columns, options, at);
      add({ kind: 'addConstraint', at, table: inSchema(table, options.schema, at), constraint });
    },
    createForeignKey(name, table, target, columns, targetColumns, options = {}) {
      const at = callSite(op.createForeignKey);
      const named = tableName(target);
      const other = options.targetSchema === undefined ? named : { ...named, schema: options.targetSchema };
      const constraint = makeForeignKey(name, columns, other, targetColumns ?? [], options, at);
      add({ kind: 'addConstraint', at, table: inSchema(table, options.schema, at), constraint });
    },
    createCheckConstraint(name, table, condition, options = {}) {
      const at = callSite(op.createCheckConstraint);
      add({
        kind: 'addConstraint',
        at,
        table: inSchema(table, options.schema, at),
        constraint: makeCheck(name, condition, options, at),
      });
    },
    createExcludeConstraint(name, table, elements, options = {}) {
      const at = callSite(op.createExcludeConstraint);
      add({
        kind: 'addConstraint',
        at,
        table: inSchema(table, options.schema, at),
        constraint: makeExclude(name, elements, options, at),
      });
    },
    dropConstraint(name, table, { schema, ifExists = false, type } = {}) {
      const at = callSite(op.dropConstraint);
      const parts = nameParts(name);
      const given = requireName(parts.name, 'a constraint', at);
      const rest = { ...(parts.named && { exact: true }), ...(type && { type }) };
      add({ kind: 'dropConstraint', at, table: inSchema(table, schema, at), name: given, ifExists, ...rest });
    },
    createIndex(name, table, elements, options = {}) {
      const at = callSite(op.createIndex);
      const { schema, ifNotExists = false, concurrently = false } = options;
      add({
        kind: 'createIndex',
        at,
        table: inSchema(table, schema, at),
        index: makeIndex(name, elements, options, at),
        ifNotExists,
        concurrently,
      });
    },
    dropIndex(name, { schema, ifExists = false, table, concurrently = false } = {}) {
      const at = callSite(op.dropIndex);
      const exact = requireName(nameParts(name).name, 'an index', at);
      add({
        kind: 'dropIndex',
        at,
        name: exact,
        ...(schema !== undefined && { schema }),
        ...(table !== undefined && { table }),
        ifExists,
        concurrently,
      });
    },
    createEnum(name, values, { schema } = {}) {
      const at = callSite(op.createEnum);
      if (!Array.isArray(values) || values.length === 0 || values.some((one) => typeof one !== 'string')) {
        throw wrong('the list of values', values, "write for instance ['new', 'paid']", at);
      }
      add({
        kind: 'createEnum',
        at,
        type: inSchema(name, schema, at),
        values: Object.freeze([...values]),
        managed: false,
      });
    },
    dropEnum(name, { schema, ifExists = false } = {}) {
      const at = callSite(op.dropEnum);
      add({ kind: 'dropEnum', at, type: inSchema(name, schema, at), ifExists });
    },
    addEnumValue(name, value, { schema, ifNotExists = false, before, after } = {}) {
      const at = callSite(op.addEnumValue);
      if (typeof value !== 'string') throw wrong('the value', value, 'write a string', at);
      if (before !== undefined && after !== undefined)
        throw problem('LB301', 'a value is placed before or after another, not both', { at, help: 'keep one' });
      const place = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
      add({ kind: 'addEnumValue', at, type: inSchema(name, schema, at), value, ifNotExists, ...place });
    },
    bulkInsert(table, rows, { schema, types } = {}) {
      const at = callSite(op.bulkInsert);
      const typed = types && columnTypes(types, at);
      for (const part of rowsByColumns(rows, at)) {
        add({ kind: 'bulkInsert', at, table: inSchema(table, schema, at), ...part, ...(typed && { types: typed }) });
      }
    },
    execute(statement, { down } = {}) {
      const at = callSite(op.execute);
      const sql = requireSql(statement, 'the statement of execute', at);
      const back = down === undefined ? {} : { down: down === null ? null : requireSql(down, 'down', at) };
      add({ kind: 'execute', at, sql, ...back });
    },
    autocommit(run) {
      const at = callSite(op.autocommit);
      if (typeof run !== 'function') throw wrong('what autocommit runs', run, 'write op.autocommit((op) => { … })', at);
      const outer = autocommit;
      autocommit = true;
      try {
        refusePromise(run(op), 'the function of autocommit', at);
      } finally {
        autocommit = outer;
      }
    },
    f: (name) => Object.freeze({ exact: name }),
  } satisfies Op);

  try {
    refusePromise(author(op), 'the function', undefined);
  } finally {
    open = false;
  }
  return Object.freeze(recorded);
}

/** Operations after an `await` would be lost: a promise is refused, and its own rejection is nobody's business any more. */
function refusePromise(result: unknown, what: string, at: Position | undefined): void {
  if (typeof result !== 'object' || result === null || !('then' in result) || typeof result.then !== 'function') return;
  if ('catch' in result && typeof result.catch === 'function') result.catch(() => undefined);
  throw problem('LB304', `${what} is asynchronous: what stands after an await would be lost`, {
    at,
    help: 'remove async and await; operations are only recorded here',
  });
}
