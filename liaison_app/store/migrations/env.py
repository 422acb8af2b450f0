"""What Alembic runs for each migration: on the connection and in the transaction it is handed."""

from alembic import context

from liaison_app.store.tables import Tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Tables.metadata,
    render_as_batch=True,
)
context.run_migrations()
