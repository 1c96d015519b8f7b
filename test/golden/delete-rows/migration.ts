import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'delete rows',
  upgrade(op) {
    op.deleteRows('role', { where: { name: "it's" }, down: null });
    op.deleteRows('role', {
      where: sql`active AND left_at < current_date`,
      down: sql`INSERT INTO role (id) VALUES (9)`,
    });
    op.deleteRows('role', { all: true });
  },
});
