import { spawnSync } from 'node:child_process';

/** How the `mariadb` program finds a server on which databases may be made: `-h127.0.0.1 -uroot`. */
const given = process.env.LIMBECK_TEST_MARIADB;

export const hasServer: boolean = given !== undefined && given !== '';

/** What every script of MySQL and MariaDB pins: MySQL's own sql_mode, and UTC. */
const SESSION = `SET NAMES utf8mb4;
SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00';
`;

const DELIMITER = '$limbeck$';

/** Sends statements one by one, as they are; stops at the first error. */
export function run(
  database: string,
  statements: readonly string[],
): { readonly status: number | null; readonly output: string } {
  const sent = statements.map((one) => `${one}\n${DELIMITER}\n`).join('');
  const input = `${SESSION}DELIMITER ${DELIMITER}\n${sent}`;
  const args = [
    ...(given ?? '').split(/\s+/).filter((one) => one !== ''),
    '--batch',
    '--skip-column-names',
    '--default-character-set=utf8mb4',
  ];
  const { status, stdout, stderr } = spawnSync('mariadb', database === '' ? args : [...args, database], {
    input,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

let made = 0;

/** A database of the test's own, dropped at the end. */
export async function withDatabase<T>(use: (name: string) => Promise<T> | T): Promise<T> {
  made += 1;
  const name = `limbeck_test_${process.pid}_${made}`;
  run('', [`CREATE DATABASE ${name} CHARACTER SET utf8mb4`]);
  try {
    return await use(name);
  } finally {
    run('', [`DROP DATABASE IF EXISTS ${name}`]);
  }
}

/** All that information_schema tells of a database, without the order of columns and the numbers that come next. */
export function schemaOf(database: string): string {
  const own = `'${database}'`;
  const { output } = run(database, [
    `SELECT 'table', table_name, table_type, engine, row_format, table_collation, table_comment, create_options FROM information_schema.tables WHERE table_schema = ${own} ORDER BY 2`,
    `SELECT 'column', table_name, column_name, column_default, is_nullable, column_type, collation_name, extra, column_comment, generation_expression FROM information_schema.columns WHERE table_schema = ${own} ORDER BY 2, 3`,
    `SELECT 'index', table_name, index_name, non_unique, seq_in_index, column_name, collation, sub_part, index_type, index_comment FROM information_schema.statistics WHERE table_schema = ${own} ORDER BY 2, 3, 5`,
    `SELECT 'foreign key', table_name, constraint_name, update_rule, delete_rule, referenced_table_name FROM information_schema.referential_constraints WHERE constraint_schema = ${own} ORDER BY 2, 3`,
    `SELECT 'check', table_name, constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = ${own} ORDER BY 2, 3`,
    `SELECT 'view', table_name, view_definition, check_option FROM information_schema.views WHERE table_schema = ${own} ORDER BY 2`,
    `SELECT 'trigger', trigger_name, event_manipulation, event_object_table, action_timing, action_statement FROM information_schema.triggers WHERE trigger_schema = ${own} ORDER BY 2`,
    `SELECT 'routine', routine_name, routine_type, dtd_identifier, routine_definition, is_deterministic, sql_data_access, security_type, routine_comment FROM information_schema.routines WHERE routine_schema = ${own} ORDER BY 2`,
  ]);
  return output.replaceAll(database, 'test');
}
