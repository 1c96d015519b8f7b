/** The commands of SQL*Plus, each with the part that must be written: `EXEC[UTE]`. */
const COMMANDS =
  'ACC[EPT] A[PPEND] ARCHIVE ATTR[IBUTE] BRE[AK] BTI[TLE] C[HANGE] CL[EAR] COL[UMN] COMP[UTE] CONN[ECT] COPY DEF[INE] DEL DESC[RIBE] DISC[ONNECT] ED[IT] EXEC[UTE] EXIT GET HELP HIST[ORY] HO[ST] I[NPUT] L[IST] OERR PASSW[ORD] PAU[SE] PING PRI[NT] PRO[MPT] QUIT RECOVER REM[ARK] REPF[OOTER] REPH[EADER] R[UN] SAV[E] SET SHO[W] SHUTDOWN SPO[OL] STA[RT] STARTUP STORE TIMI[NG] TTI[TLE] UNDEF[INE] VAR[IABLE] WHENEVER XQUERY';

const commandPatterns = COMMANDS.split(' ').map((one) => {
  const [, needed = one, more = ''] = /^([A-Z]+)\[([A-Z]+)\]$/.exec(one) ?? [];
  return { needed, whole: `${needed}${more}` };
});

/**
 * Is the first word of a line a command of SQL*Plus? It may be cut short: `PROMP` is PROMPT.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/26/sqpug/SQL-Plus-command-summary.html
 */
export function isSqlplusCommand(word: string): boolean {
  const upper = word.toUpperCase();
  return commandPatterns.some(({ needed, whole }) => upper.startsWith(needed) && whole.startsWith(upper));
}

/** SET is a command of SQL*Plus but for these three, which the server knows. */
const SQL_SET = /^\s*set\s+(?:transaction|role|constraints?)\b/i;

/** The first words of what is sent to the server up to a semicolon. */
const SQL_WORD =
  /^\s*(?:\(|(?:administer|alter|analyze|associate|audit|call|comment|commit|create|delete|disassociate|drop|explain|flashback|grant|insert|lock|merge|noaudit|purge|rename|revoke|rollback|savepoint|select|truncate|update|with)\b)/i;

/**
 * What is sent up to a line with nothing but a slash. Words may be divided by white space and comments.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/using-SQL-Plus.html (Running PL/SQL Blocks; Creating Stored Procedures)
 */
const PLSQL_WORD =
  /^\s*(?:begin|declare|<<|create\s+(?:or\s+replace\s+)?(?:and\s+(?:resolve|compile)\s+)?(?:noforce\s+|force\s+)?(?:editionable\s+|noneditionable\s+)?(?:function|java|library|package|procedure|trigger|type|mle)\b|with\s+(?:function|procedure)\b)/i;

/** What a line begins: `plsql` ends at a slash, `sql` at a semicolon too, a command with its line. */
export function beginsWith(line: string): 'plsql' | 'sql' | 'command' {
  if (PLSQL_WORD.test(line)) return 'plsql';
  if (SQL_SET.test(line) || SQL_WORD.test(line)) return 'sql';
  return 'command';
}
