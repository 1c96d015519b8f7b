import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mysql keys',
  upgrade(op) {
    op.createPrimaryKey('pk_keyless', 'keyless', ['a'], { mysql: { using: 'btree' } });
    op.createPrimaryKey('pk_texts', 'texts', ['b'], { mysql: { length: { b: 30 } } });
    op.createUniqueConstraint('uq_name', 'person', ['name'], { mysql: { length: 20, using: 'btree' } });
    op.createForeignKey('fk_boss', 'person', 'person', ['boss'], ['id'], { onUpdate: 'cascade', onDelete: 'restrict' });
    op.addColumn(
      'person',
      'team',
      t.integer().references('keyless.a', { name: 'fk_team', onUpdate: 'cascade', onDelete: 'set null' }),
    );
    op.dropConstraint('uq_old', 'person');
  },
});
