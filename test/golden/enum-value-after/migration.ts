import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'enum value after',
  upgrade(op) {
    op.addEnumValue('mood', 'fine', { after: 'ok', ifNotExists: true });
    op.addEnumValue('mood', 'sad', { before: 'ok' });
  },
});
