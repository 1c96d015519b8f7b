import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'schema dropped',
  upgrade(op) {
    op.dropSchema('sales');
    op.dropExtension('citext', { ifExists: true });
  },
});
