import type { CodeEntry } from './entry.ts';

export const catalogCodes = {
  LB401: {
    severity: 'error',
    title: 'the table exists already',
    explanation:
      'A table is created, or renamed to a name, that a table, index or view of the same schema has at this point in the chain. Choose another name, or drop or rename the other one first.',
  },
  LB402: {
    severity: 'error',
    title: 'no such table',
    explanation:
      'An operation names a table that does not exist at this point in the chain: it is misspelt, was dropped or renamed earlier, lives in another schema (write { schema }), or is created by a revision that this one does not descend from. Tables made by raw SQL in op.execute are known by name and never reported.',
  },
  LB403: {
    severity: 'error',
    title: 'the column exists already',
    explanation: 'A column is added, or renamed to a name, that the table has at this point in the chain.',
  },
  LB404: {
    severity: 'error',
    title: 'no such column',
    explanation:
      'An operation names a column that the table does not have at this point in the chain: it is misspelt, or was dropped or renamed earlier.',
  },
  LB405: {
    severity: 'error',
    title: 'the constraint exists already',
    explanation: 'Two constraints of one table cannot have the same name. Give the new one another name.',
  },
  LB406: {
    severity: 'error',
    title: 'no such constraint',
    explanation:
      "The table has no constraint of this name at this point in the chain. Constraints without a name of their own have PostgreSQL's names, such as users_email_key or orders_user_id_fkey.",
  },
  LB407: {
    severity: 'error',
    title: 'the name of the index is taken',
    explanation:
      'Indexes, tables and the constraints that an index serves (primary keys, unique and exclusion constraints) share one name space in a schema. Give the index another name.',
  },
  LB408: {
    severity: 'error',
    title: 'no such index',
    explanation:
      'There is no index of this name at this point in the chain. An index that serves a constraint goes with its constraint.',
  },
  LB409: {
    severity: 'error',
    title: 'the type exists already',
    explanation:
      'An enum type of this name exists with other values, or is created a second time. Two columns may share one enum when both declare the same values in the same order.',
  },
  LB410: {
    severity: 'error',
    title: 'no such type',
    explanation: 'An operation names an enum type that does not exist at this point in the chain.',
  },
  LB411: {
    severity: 'error',
    title: 'something else still needs it',
    explanation:
      'What is dropped is needed by a foreign key, an index, a computed column, a trigger, a policy, a child or a table elsewhere, or a column belongs to a parent; the database would refuse. The same is true of a column that gets another type. Drop what depends on it first, in this migration or an earlier one.',
  },
  LB412: {
    severity: 'error',
    title: 'a foreign key pairs unequal lists of columns',
    explanation: 'A foreign key needs as many columns as it references.',
  },
  LB413: {
    severity: 'error',
    title: 'a foreign key compares types that cannot be compared',
    explanation:
      'The referencing and the referenced column must have types that the database can compare, such as two integer types.',
  },
  LB414: {
    severity: 'error',
    title: 'a foreign key points to columns that are not unique',
    explanation:
      'The referenced columns must be the primary key of their table, or have a unique constraint or unique index on exactly these columns.',
  },
  LB415: {
    severity: 'error',
    title: 'a value of an enum is wrong',
    explanation: 'The value exists already, or the value before or after which it is to stand does not exist.',
  },
  LB416: {
    severity: 'error',
    title: 'the table has a primary key already',
    explanation: 'A table has one primary key. Drop the old one first, or make the new one a unique constraint.',
  },
  LB417: {
    severity: 'error',
    title: 'the type is in use',
    explanation: 'An enum type cannot be dropped while a column has it. Drop or change these columns first.',
  },
  LB418: {
    severity: 'error',
    title: 'an alterColumn that changes nothing or contradicts itself',
    explanation: 'alterColumn needs at least one part that changes the column, and parts that can hold together.',
  },
  LB419: {
    severity: 'error',
    title: 'a column is listed twice',
    explanation: 'A key, an index or a list of columns names each column once.',
  },
  LB420: {
    severity: 'error',
    title: 'a column contradicts itself',
    explanation:
      'A computed column has no default, an identity column has no default and is never null, and only one column of a table numbers itself by autoincrement in some engines.',
  },
  LB421: {
    severity: 'error',
    title: 'the naming convention needs a name',
    explanation:
      'The convention for this kind of constraint contains %(constraint_name)s: it makes the full name from a short one that the author gives. This constraint has none.',
  },
  LB430: {
    severity: 'error',
    title: 'no way back',
    explanation:
      'A downgrade was asked for, but this step has no inverse that Limbeck can derive, and the migration gives no downgrade. Write downgrade(op) in the migration, or give raw SQL its way back: op.execute(up, { down: sql`…` }), with down: null when nothing is to be undone.',
  },
  LB431: {
    severity: 'warning',
    title: 'the written downgrade does not lead back',
    explanation:
      'After upgrade and the downgrade that the author wrote, the schema differs from what it was before. Leave the downgrade out to have it derived, or complete it.',
  },
  LB432: {
    severity: 'error',
    title: 'declared irreversible',
    explanation:
      'The migration says irreversible(): its author decided that there is no way back. Restore from a backup, or write a new migration.',
  },
  LB433: {
    severity: 'warning',
    title: 'the way back needs an empty table',
    explanation:
      'A revision drops a column that is NOT NULL and has no default. The derived downgrade adds it again as it was, and nobody knows what the rows that are there by now are to get: PostgreSQL refuses it where there are rows, and the script is rolled back. Write downgrade(op): add the column nullable, fill it, set NOT NULL.',
  },
  LB480: {
    severity: 'error',
    title: 'the object exists already',
    explanation:
      'A view, sequence, domain, function, trigger, policy, schema or extension is created under a name that is taken at this point in the chain. Views, sequences and tables share one name space; functions of one name differ by their arguments. To change what is there, write the replace word, for instance op.replaceView.',
  },
  LB481: {
    severity: 'error',
    title: 'no such object',
    explanation:
      'An operation names a view, sequence, domain, function, trigger, policy, schema or extension that the chain has not made at this point: it is misspelt, was dropped or renamed earlier, or lives in another schema. Of several functions of one name, say which: { arguments: sql`integer, text` }.',
  },
  LB482: {
    severity: 'error',
    title: 'something else still needs the object',
    explanation:
      'What is dropped is still in use: a schema with something in it, a function that a trigger calls, a sequence or a domain that a column uses. The database would refuse. Drop what needs it first, or write { cascade: true } where everything that depends on it shall go.',
  },
  LB483: {
    severity: 'error',
    title: 'the object cannot be changed like that',
    explanation:
      'The change names a check that the domain does not have, or adds one that it has; or it changes nothing at all.',
  },
  LB470: {
    severity: 'error',
    title: 'the naming convention needs a column',
    explanation:
      'The convention for checks contains a column, as %(column_0_name)s, and this check mentions none, or more than one: no name can be made of that. Give the check a name.',
  },
  LB471: {
    severity: 'error',
    title: 'data would be lost',
    explanation:
      "Dropping a table or a column, or changing a column to a type that holds less, destroys data that no downgrade brings back. Somebody has to say that it may go: the author with op.allow('drop-column:users.email', 'why') in the migration, or whoever compiles with --allow drop-column:users.email, which is the way for a derived downgrade. The key is the one in the help line; in the option, * behind the colon stands for any text. Both are printed in the header of the script. What the same plan has made itself is not asked for. dataLossGate: false in the configuration turns the question off.",
  },
  LB472: {
    severity: 'warning',
    title: 'op.allow permits nothing',
    explanation:
      'A migration allows a loss of data that none of its operations causes: the key is misspelt, or what it was for has been removed. An op.allow speaks for the function that it stands in: one in upgrade does not speak for the way back.',
  },
  LB450: {
    severity: 'warning',
    title: 'what exists already is another one',
    explanation:
      'ifNotExists passes over what is there already. The chain knows that something of this name is there, and that it is not what this call would make: on PostgreSQL the script stops at its definition check. Give it another name, or write the same definition.',
  },
  LB440: {
    severity: 'error',
    title: 'onConflict names no key',
    explanation:
      'The columns of onConflict must be exactly those of a primary key, a unique constraint or a unique index of the table; the database finds the rows that are there already by it. For a partial unique index, give its condition as where.',
  },
  LB484: {
    severity: 'warning',
    title: 'a view seems to use it',
    explanation:
      'The query of a view names the table, and the column that is dropped or gets another type. The database refuses such a change while the view is there: drop the view first and create it again after, or replace it. Limbeck reads the words of the query only; where the view means another column of that name, there is nothing to do.',
  },
  LB486: {
    severity: 'warning',
    title: 'raw SQL does not fit the chain',
    explanation:
      'The SQL of op.execute was read, and what it does does not fit the schema that the chain leads to: a table that the chain does not know, a name that is taken. Either it is misspelt, or the database holds what the chain did not make. It stays in the script as it is; of what it names, nothing is said from here on.',
  },
  LB487: {
    severity: 'warning',
    title: 'the plan begins before the baseline',
    explanation:
      'A baseline stands for a schema that is there already. It renders nothing: the script only writes its version row and goes on. That is right for a database that was built by hand, and wrong for an empty one, which has to load the dump first.',
  },
  LB488: {
    severity: 'warning',
    title: 'parts of the baseline are not understood',
    explanation:
      'The dump has statements for which the catalog has no place, such as aggregates, rules or foreign tables. They are in the database all the same: Limbeck says nothing about what they name, neither good nor bad.',
  },
  LB441: {
    severity: 'error',
    title: 'a backfill has no key to walk along',
    explanation:
      'op.backfill updates a table batch by batch in the order of a unique key without NULLs, which it does not change, so that it ends, and can go on where it stopped. Without a primary key, name such a key.',
  },
  LB442: {
    severity: 'error',
    title: 'a partition does not fit',
    explanation:
      'The table is not partitioned, or the partition has other columns, belongs to another table, or is a second default partition.',
  },
  LB445: {
    severity: 'error',
    title: 'a text of a CSV file is no value of its column',
    explanation:
      'Every value of a CSV file is a text, and bulkInsert reads it as the type of its column says: a number in the range of the type, a decimal that it holds without rounding, a day that exists, a time stamp with an offset where the column has a time zone, bytes as \\x00ff, an array as {1,2}, JSON as a document. Nothing at all is NULL, "" is the empty string. Correct the file at the place that is shown, or change the type of the column. A row that a migration copies ({ ...row }) is still a row of the file; a value that it computes is its own.',
  },
  LB446: {
    severity: 'warning',
    title: 'nothing orders two revisions that touch the same thing',
    explanation:
      "Two revisions on different branches have to do with the same thing, and neither comes before the other in the graph. One database may get them in this order, another in the opposite one, and the two then differ, or one of them fails. Say dependsOn in one of them, or let it follow the other. Where both change the same thing, a revision after both that changes it again settles it. op.allow('LB446', 'why') in one of the two says that it does not matter.",
  },
  LB443: {
    severity: 'error',
    title: 'the table cannot be changed like that',
    explanation:
      'alterTable or moveTable asks for what the database refuses, or for nothing: a temporary table cannot move or become unlogged, a partitioned table has no rows of its own to store otherwise, a logged table cannot reference an unlogged one, a child has the columns and checks of its parent, and a replica identity is a unique index without conditions on columns that are never NULL.',
  },
} as const satisfies Record<string, CodeEntry>;
