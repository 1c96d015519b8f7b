/** What a client program finds in a script: a statement that it sends, or a command that it does itself. */
export type ScriptItem =
  | {
      readonly kind: 'statement';
      /** Without terminator and without white space and comments around it. */
      readonly text: string;
      /** `;`, `eof`, or the command that sent it. */
      readonly terminator: string;
      /** Places where the client puts something else than what is written. */
      readonly variables?: readonly unknown[];
    }
  | { readonly kind: 'command'; readonly start: number; readonly end: number };
