import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'where values of postgresql',
  upgrade(op) {
    op.deleteRows('item', { where: { tags: ['a', "it's"], grid: [[1, 2]] }, down: null });
    op.deleteRows('item', { where: { tags: [['a'], ['b', null], null], grid: [] }, down: null });
    op.deleteRows('item', { where: { tags: sql`string_to_array('a b', ' ')::varchar[]`, moods: ['sad'] }, down: null });
    op.deleteRows('item', { where: { price: [-1.5, '2.50'], of: 'item' }, down: null });
    op.deleteRows('item', { where: { about: { a: [1, null] }, during: '[2026-01-01,2026-02-01)' }, down: null });
  },
});
