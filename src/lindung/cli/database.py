"""Commands of the database itself: roles of PostgreSQL."""

from lindung.cli.room import room
from lindung.cli.speech import refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words

app = room(help_text="Basis data: peran PostgreSQL. / The database: roles of PostgreSQL.")


@app.callback()
def database() -> None:
    """Basis data: peran PostgreSQL. / The database: roles of PostgreSQL."""


@app.command()
def roles() -> None:
    """Buat peran meja kerja dan publik beserta haknya. / Make the roles of desk and public with their rights.

    Contoh / Example: lindung database roles
    """
    open_store()
    from lindung.workflows.installation.database_roles import NoRolesError, make_roles

    try:
        desk, public = make_roles()
    except NoRolesError as error:
        refuse(error.words)
    say(
        Words(
            f"Peran {desk} dan {public} siap; keduanya tidak dapat masuk dan tidak bersandi. Ulangi setelah pembaruan.",
            f"The roles {desk} and {public} are ready; neither can sign in or has a password. Repeat after upgrades.",
        )
    )
