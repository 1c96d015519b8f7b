/** What a block is: an expression CASE has no statements in it, and IF is a function there. */
type Block = 'block' | 'expression';

/** Words behind which a statement of a body begins. */
const BEFORE_STATEMENT: ReadonlySet<string> = new Set([';', ':', 'BEGIN', 'THEN', 'ELSE', 'DO', 'LOOP', 'REPEAT']);
/** Words that open a block where a statement begins; END closes it, followed by the same word. */
const OPENS: ReadonlySet<string> = new Set(['IF', 'CASE', 'LOOP', 'WHILE', 'REPEAT', 'FOR']);
const ROUTINE: ReadonlySet<string> = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT']);
/** What else is created or altered: the statement has no body. */
const OTHERS: ReadonlySet<string> = new Set(
  'TABLE TEMPORARY VIEW INDEX UNIQUE FULLTEXT SPATIAL DATABASE SCHEMA USER ROLE SERVER SEQUENCE ALGORITHM SQL TABLESPACE LOGFILE UNDO'.split(
    ' ',
  ),
);
/** A body that is one statement, in which IF is a function. */
const SIMPLE: ReadonlySet<string> = new Set(
  'SET SELECT CALL RETURN REPLACE WITH SIGNAL INSERT UPDATE DELETE'.split(' '),
);

/**
 * Is a semicolon part of a body? CREATE PROCEDURE, FUNCTION, TRIGGER or EVENT with BEGIN … END, IF, CASE, LOOP, WHILE, REPEAT and
 * MariaDB's FOR inside of each other; MariaDB's BEGIN NOT ATOMIC … END.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/sql-compound-statements.html, https://mariadb.com/kb/en/begin-end/
 */
export class RoutineBody {
  watches = true;
  #head: 'start' | 'create' | 'begin' | 'routine' | 'simple' = 'start';
  #before = '';
  readonly #blocks: Block[] = [];

  /** Told each token outside of parentheses; what is no word, full stop or colon is told as ''. */
  token(word: string): void {
    const name = word.length > 12 ? '' : word.toUpperCase();
    if (this.#head === 'start') this.#begin(name);
    else if (this.#head === 'create') this.#create(name);
    else if (this.#head === 'begin') {
      if (name === 'NOT') {
        this.#head = 'routine';
        this.#blocks.push('block');
      } else this.watches = false;
    } else this.#body(name);
    this.#before = name;
  }

  semicolon(): boolean {
    this.#before = ';';
    return this.#blocks.length > 0;
  }

  reset(): void {
    this.watches = true;
    this.#head = 'start';
    this.#before = '';
    this.#blocks.length = 0;
  }

  #begin(name: string): void {
    if (name === 'CREATE' || name === 'ALTER') this.#head = 'create';
    else if (name === 'BEGIN') this.#head = 'begin';
    else this.watches = false;
  }

  #create(name: string): void {
    if (ROUTINE.has(name)) this.#head = 'routine';
    else if (OTHERS.has(name)) this.watches = false;
  }

  #body(name: string): void {
    const before = this.#before;
    // `AS end` and `t.end` are names.
    if (before === 'AS' || before === '.') return;
    const top = this.#blocks.at(-1);
    if (top === undefined) this.#outside(name);
    else if (name === 'END') this.#blocks.pop();
    else if (name === 'BEGIN') this.#blocks.push('block');
    else if (name === 'CASE' && before !== 'END')
      this.#blocks.push(this.#startsStatement(top) ? 'block' : 'expression');
    else if (OPENS.has(name) && before !== 'END' && this.#startsStatement(top)) this.#blocks.push('block');
  }

  /** What opens the body: CREATE PROCEDURE IF NOT EXISTS and FOR EACH ROW do not. */
  #outside(name: string): void {
    const before = this.#before;
    if (this.#head === 'simple') {
      if (name === 'CASE') this.#blocks.push('expression');
    } else if (name === 'BEGIN' || (OPENS.has(name) && name !== 'FOR' && !ROUTINE.has(before))) {
      this.#blocks.push('block');
    } else if (SIMPLE.has(name) && before !== 'BEFORE' && before !== 'AFTER' && before !== 'OR') this.#head = 'simple';
  }

  #startsStatement(top: Block): boolean {
    return top === 'block' && BEFORE_STATEMENT.has(this.#before);
  }
}
