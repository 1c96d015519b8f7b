import { migration } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'extension updated',
  upgrade(op) {
    op.createExtension('hstore', { version: '1.7' });
  },
});
