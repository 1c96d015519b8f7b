import { migration } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'schema dropped',
  upgrade(op) {
    op.createSchema('sales', { comment: 'gone soon' });
    op.createExtension('citext');
  },
});
