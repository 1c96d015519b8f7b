import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'enum value removed',
  upgrade(op) {
    op.allow("remove-enum-value:mood.it's sad", 'they are ok now');
    op.removeEnumValue('mood', "it's sad", { replaceWith: 'ok' });
    op.removeEnumValue('size', 'l', { schema: 'public' });
  },
});
