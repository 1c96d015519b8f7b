import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'extension updated',
  upgrade(op) {
    op.updateExtension('hstore', '1.8');
  },
});
