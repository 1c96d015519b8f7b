/** The chain of the benchmark as an Alembic project: the same tables, columns, comments and indexes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { revisionAt, subjectAt } from './corpus.ts';

const environment = `from alembic import context

context.configure(url="postgresql://", literal_binds=True, dialect_opts={"paramstyle": "named"})
with context.begin_transaction():
    context.run_migrations()
`;

export function writeAlembicChain(folder: string, size: number): void {
  const versions = join(folder, 'scripts', 'versions');
  mkdirSync(versions, { recursive: true });
  writeFileSync(join(folder, 'alembic.ini'), '[alembic]\nscript_location = scripts\n');
  writeFileSync(join(folder, 'scripts', 'env.py'), environment);
  for (let place = 1; place <= size; place++) {
    const subject = subjectAt(place);
    writeFileSync(join(versions, `${revisionAt(place)}_${subject}.py`), migration(place, subject));
  }
}

function migration(place: number, subject: string): string {
  const table = `${subject}_${place}`;
  const parent = place === 1 ? undefined : revisionAt(place - 1);
  return `"""add ${subject} notes, part ${place}

Revision ID: ${revisionAt(place)}
Revises: ${parent ?? ''}
Create Date: 2026-01-05 09:00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


revision: str = '${revisionAt(place)}'
down_revision: Union[str, Sequence[str], None] = ${parent === undefined ? 'None' : `'${parent}'`}
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        '${table}',
        sa.Column('id', sa.BigInteger(), primary_key=True, autoincrement=True),
        sa.Column('title', sa.String(${60 + (place % 7) * 10}), nullable=False),
        sa.Column('body', sa.Text()),
        sa.Column('amount', sa.Numeric(${10 + (place % 5)}, 2), nullable=False, server_default='0'),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.text('now()')),
        comment="Notes of the ${subject}'s department, part ${place}",
    )
    op.add_column('${table}', sa.Column('reference', sa.String(64), comment='As it was received; may be missing'))
    op.create_index('ix_${table}_title', '${table}', ['title', 'created_at'])


def downgrade() -> None:
    op.drop_index('ix_${table}_title', '${table}')
    op.drop_column('${table}', 'reference')
    op.drop_table('${table}')
`;
}
