/**
 * What is open in a unit of PL/SQL. `unit`: a block or a routine whose declarations come before its BEGIN; `block`: one without them, and
 * every IF, LOOP and CASE; `call`: a routine that is written in another language.
 */
type Frame = 'unit' | 'begun' | 'block' | 'call';

/** Where the tokens stand: what kind of statement it is, the head of a routine or a trigger, a body, a text that only a slash ends. */
type State = 'start' | 'label' | 'create' | 'routine' | 'trigger' | 'type' | 'with' | 'body' | 'endless' | 'other';

/**
 * Which semicolons belong to a unit of PL/SQL: DECLARE or BEGIN … END, and CREATE FUNCTION, PROCEDURE, PACKAGE, TRIGGER and TYPE BODY.
 * Its tokens are told one by one, what is no word as ''.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/lnpls/plsql-language-fundamentals.html
 */
export class PlsqlBody {
  watches = true;
  isComplete = false;
  #state: State = 'start';
  #frames: Frame[] = [];
  /** The word before. */
  #before = '';
  /** The head of a routine inside of another: the next IS or AS opens it. */
  #pending = false;

  token(word: string): void {
    const name = word.toUpperCase();
    // `t.end` is a column: https://docs.oracle.com/en/database/oracle/oracle-database/19/lnpls/plsql-reserved-words-keywords.html
    const isName = this.#before === '.';
    if (this.#state === 'body') {
      if (!isName) this.#inBody(name);
    } else this.#outside(name);
    this.#before = name;
    this.watches = this.#state !== 'other' && this.#state !== 'endless';
  }

  #outside(name: string): void {
    switch (this.#state) {
      case 'start':
        if (name === '') this.#state = 'label';
        else if (name === 'DECLARE' || name === 'BEGIN') this.#open(name === 'BEGIN' ? 'block' : 'unit');
        else this.#state = name === 'CREATE' ? 'create' : name === 'WITH' ? 'with' : 'other';
        break;
      case 'label':
        if (name === '') this.#state = 'start';
        break;
      case 'with':
        this.#state = name === 'FUNCTION' || name === 'PROCEDURE' ? 'endless' : 'other';
        break;
      case 'create':
        if (name === 'TRIGGER') this.#state = 'trigger';
        else if (name === 'TYPE') this.#state = 'type';
        else if (/^(?:FUNCTION|PROCEDURE|PACKAGE)$/.test(name)) this.#state = 'routine';
        else if (!/^(?:OR|REPLACE|EDITIONABLE|NONEDITIONABLE)$/.test(name)) this.#state = 'other';
        break;
      case 'type':
        // Its specification has no semicolons outside of parentheses.
        this.#state = name === 'BODY' ? 'routine' : 'other';
        break;
      case 'routine':
        if ((name === 'IS' || name === 'AS') && this.#before !== '.') this.#open('unit');
        break;
      case 'trigger':
        if (name === 'DECLARE' || (name === 'TRIGGER' && this.#before === 'COMPOUND')) this.#open('unit');
        else if (name === 'BEGIN') this.#open('block');
        else if (name === 'CALL') this.#state = 'other';
        break;
    }
  }

  #open(frame: Frame): void {
    this.#state = 'body';
    this.#frames.push(frame);
  }

  #inBody(name: string): void {
    const frames = this.#frames;
    const last = frames.length - 1;
    const declares = frames[last] === 'unit';
    switch (name) {
      case 'BEGIN':
        if (declares) frames[last] = 'begun';
        else frames.push('block');
        break;
      case 'DECLARE':
        frames.push('unit');
        break;
      case 'IF':
      case 'LOOP':
      case 'CASE':
        // END IF, END LOOP, END CASE
        if (this.#before !== 'END') frames.push('block');
        break;
      case 'END':
        frames.pop();
        break;
      case 'FUNCTION':
      case 'PROCEDURE':
      case 'BEFORE':
      case 'AFTER':
      case 'INSTEAD':
        // BEFORE STATEMENT IS: a part of a compound trigger.
        if (declares) this.#pending = true;
        break;
      case 'IS':
      case 'AS':
        if (this.#pending) frames.push('unit');
        this.#pending = false;
        break;
      case 'LANGUAGE':
      case 'EXTERNAL':
      case 'MLE':
        if (declares && (this.#before === 'IS' || this.#before === 'AS')) frames[last] = 'call';
        break;
    }
  }

  /** Tells of a semicolon; true when it is a part of the unit. */
  semicolon(): boolean {
    if (this.#state === 'endless') return true;
    if (this.#state !== 'body') return false;
    this.#pending = false;
    if (this.#frames.at(-1) === 'call') this.#frames.pop();
    this.#before = '';
    this.isComplete = this.#frames.length === 0;
    return true;
  }

  reset(): void {
    this.watches = true;
    this.isComplete = false;
    this.#state = 'start';
    this.#frames = [];
    this.#before = '';
    this.#pending = false;
  }
}
