import { sameName } from '../../../schema/catalog.ts';
import type { Constraint, TableName } from '../../../schema/model.ts';
import type { Access, Need, Subject } from '../../needs.ts';

export const nothingAsked: Access = { needs: [], makes: [] };

export function access(needs: readonly Need[], makes: readonly Subject[] = []): Access {
  return { needs, makes };
}

export function subject(kind: 'relation' | 'type' | 'routine', { name, schema }: TableName): Subject {
  return schema === undefined ? { kind, name } : { kind, name, schema };
}

export function relation(name: TableName): Subject {
  return subject('relation', name);
}

/** A right on something that is there; where its schema is named, that schema may be looked into. */
export function right(word: string, on: Subject): readonly Need[] {
  const need = { right: word, on };
  return on.schema === undefined ? [need] : [need, { right: 'USAGE', on: { kind: 'schema', name: on.schema } }];
}

export function own(on: Subject): readonly Need[] {
  return right('owner', on);
}

export function ownTable(table: TableName): readonly Need[] {
  return own(relation(table));
}

/** The owner of the schema may drop what is in it: https://www.postgresql.org/docs/current/sql-droptable.html */
export function drop(on: Subject): readonly Need[] {
  return right('drop', on);
}

/** CREATE on the schema of a new thing. */
export function createIn(schema: string | undefined): readonly Need[] {
  return [{ right: 'CREATE', on: { kind: 'schema', ...(schema !== undefined && { name: schema }) } }];
}

/** CREATE on the schema where something is: that of a table's new index, or of what gets a new name. */
export function createBeside(on: Subject): readonly Need[] {
  return on.schema === undefined ? [{ right: 'CREATE', on }] : createIn(on.schema);
}

export const createInDatabase: readonly Need[] = [{ right: 'CREATE', on: { kind: 'database' } }];

/** A foreign key asks for REFERENCES on the table that it points to: https://www.postgresql.org/docs/current/ddl-priv.html */
export function references(table: TableName, constraints: readonly Constraint[]): readonly Need[] {
  return constraints.flatMap((one) =>
    one.kind === 'foreignKey' && !sameName(one.target, table) ? right('REFERENCES', relation(one.target)) : [],
  );
}
