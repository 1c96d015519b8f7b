import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'exclude constraint',
  upgrade(op) {
    op.createExcludeConstraint(
      'ex_room',
      'orders',
      [
        ['room', '='],
        [sql`int4range(qty, qty + 1)`, '&&'],
      ],
      { using: 'gist', where: sql`qty > 0` },
    );
  },
});
