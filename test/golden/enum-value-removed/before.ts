import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'enum value removed',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      mood: t.enum('mood', ['ok', "it's sad", 'glad']).notNull().default("it's sad"),
      moods: t.enum('mood').array(),
    });
    op.createEnum('size', ['s', 'm', 'l'], { schema: 'public' });
    op.createTable('shirt', { size: t.enum('size', ['s', 'm', 'l'], { schema: 'public' }).default('m') });
  },
});
