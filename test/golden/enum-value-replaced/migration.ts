import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'enum value replaced',
  upgrade(op) {
    op.removeEnumValue('mood', 'sad', { replaceWith: "it's bad" });
  },
});
