import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'where values',
  upgrade(op) {
    op.deleteRows('item', { where: { id: [1, 9007199254740993n, null] }, down: null });
    op.deleteRows('item', { where: { id: [null], name: ["it's", 'a\\'], sold: true }, down: null });
    op.deleteRows('item', { where: { weight: [0.1, -2], price: '10.50', since: new Date(0) }, down: null });
    op.deleteRows('item', { where: { picture: new Uint8Array([0, 255]), note: '' }, down: null });
    op.deleteRows('item', {
      where: { name: sql`lower(note)`, note: sql`name || ${'!'}`, id: sql`SELECT max(id) FROM item -- the last` },
      down: null,
    });
    op.updateRows('item', { set: { note: sql`name || ${'!'}`, price: null }, where: { note: null }, down: null });
  },
});
