import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'bulk insert',
  upgrade(op) {
    op.bulkInsert('users', [
      { id: 1, email: "o'hara@example.org", age: null },
      { id: 2, email: 'back\\slash', age: sql`1 + 1` },
      { id: 3, email: '' },
    ]);
  },
});
