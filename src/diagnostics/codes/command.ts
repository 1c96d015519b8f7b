import type { CodeEntry } from './entry.ts';

export const commandCodes = {
  LB901: {
    severity: 'error',
    title: 'the dialect or its client is not known',
    explanation: 'The name after --dialect or --client is none that Limbeck has. The help of the command lists them.',
  },
  LB902: {
    severity: 'error',
    title: 'the direction does not fit the command',
    explanation:
      'limbeck upgrade goes forward and limbeck downgrade goes back; limbeck compile takes either. A downgrade needs a start: limbeck downgrade FROM:TO.',
  },
  LB903: {
    severity: 'error',
    title: 'there is a project already',
    explanation: 'limbeck init makes a new project and never overwrites one.',
  },
  LB904: {
    severity: 'error',
    title: 'a new revision has no clear place',
    explanation:
      'The project has several heads, or the parent given is no head, or there are several folders to write to. Name the parent with --head; --splice allows one that has children already; limbeck merge joins heads; --version-path names the folder.',
  },
  LB905: {
    severity: 'error',
    title: 'the file exists already',
    explanation:
      'Limbeck does not overwrite files that it did not make in the same run. The file of --out is written anew where it holds the same plan, by its digest; one that holds another plan, or no plan, is kept, unless --force is given.',
  },
  LB906: {
    severity: 'error',
    title: 'a file cannot be written',
    explanation: 'The system refused to write. Nothing was left half written.',
  },
  LB907: {
    severity: 'error',
    title: 'an argument is wrong',
    explanation: 'The value of an argument is not of the form that the command needs.',
  },
  LB908: {
    severity: 'error',
    title: 'the stamp changes nothing',
    explanation:
      'The version rows would be after the stamp what they are said to be before it. Without --from, the database is taken for one without any row.',
  },
  LB909: {
    severity: 'error',
    title: 'the dump says nothing of the version table',
    explanation:
      'The file cannot be read, or holds neither the definition nor the rows of the version table. Dump it with its data: pg_dump without --schema-only.',
  },
  LB910: {
    severity: 'error',
    title: '--allow permits nothing',
    explanation:
      'The option names a loss of data that the plan does not cause: it is misspelt, or meant for another plan. Compile without it: the error for each loss names the option that allows it.',
  },
  LB916: {
    severity: 'error',
    title: 'the dump is at an unknown revision',
    explanation:
      'The version table of the dump names a revision that this project does not have: it belongs to another project, or this checkout is older than the database.',
  },
  LB917: {
    severity: 'error',
    title: 'the editor cannot be run',
    explanation: 'limbeck edit runs what VISUAL or EDITOR names; neither is set, or the program failed.',
  },
  LB919: {
    severity: 'error',
    title: 'no baseline can be made of this file',
    explanation:
      "A baseline is made of the schema as PostgreSQL's own program writes it in plain text: pg_dump --schema-only --no-owner DATABASE > schema.sql. A dump with rows would put your data among the migrations; a dump in another format, or of another engine, cannot be read.",
  },
  LB918: {
    severity: 'error',
    title: 'several heads',
    explanation:
      'Two revisions follow the same one without a branch label, usually because two people wrote migrations at the same time. Join them with limbeck merge, so that there is one order again; or give a branch that is meant to stay apart a label.',
  },
  LB930: {
    severity: 'error',
    title: 'a command on a new file failed',
    explanation:
      'The configuration names a command under postWriteHooks that runs on every new migration file, such as a formatter. It could not be started, or ended with an error. The file is written all the same.',
  },
  LB931: {
    severity: 'error',
    title: 'a question without an answer',
    explanation:
      'A command needs to know something that was not said on the command line. At a terminal it asks; in a pipeline nobody can answer, so it stops and names the option that answers, such as --message or --yes.',
  },
  LB932: {
    severity: 'error',
    title: 'the database is not at all heads',
    explanation:
      'limbeck current --check-heads fails where a revision of the project is not applied yet in the database that the dump was taken of.',
  },
  LB933: {
    severity: 'error',
    title: 'the command line cannot be read',
    explanation:
      'There is no such command, or the command has no such option, or an argument is missing or too many. The exit status is 2. limbeck COMMAND --help lists what it takes.',
  },
} as const satisfies Record<string, CodeEntry>;
