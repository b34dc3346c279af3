"""Meetings on the screen."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = depends_on = None


def upgrade() -> None:
    op.create_table('live',
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('unit_id', sa.String(length=64), nullable=False),
    sa.Column('module', sa.String(length=255), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('screen', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_live_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live'))
    )
    with op.batch_alter_table('live', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_live_unit_id'), ['unit_id'], unique=False)

    op.create_table('live_person',
    sa.Column('live_id', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.String(length=64), nullable=False),
    sa.Column('nickname', sa.Text(), nullable=True),
    sa.Column('checked', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['live_id'], ['live.id'], name=op.f('fk_live_person_live_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_live_person_person_id')),
    sa.PrimaryKeyConstraint('live_id', 'person_id', name=op.f('pk_live_person'))
    )
    with op.batch_alter_table('live_person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_live_person_person_id'), ['person_id'], unique=False)

    op.create_table('live_response',
    sa.Column('live_id', sa.String(length=64), nullable=False),
    sa.Column('question', sa.String(length=255), nullable=False),
    sa.Column('voter', sa.String(length=64), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['live_id'], ['live.id'], name=op.f('fk_live_response_live_id')),
    sa.PrimaryKeyConstraint('live_id', 'question', 'voter', name=op.f('pk_live_response'))
    )


def downgrade() -> None:
    op.drop_table('live_response')
    with op.batch_alter_table('live_person', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_live_person_person_id'))

    op.drop_table('live_person')
    with op.batch_alter_table('live', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_live_unit_id'))

    op.drop_table('live')
