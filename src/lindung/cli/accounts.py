"""Commands of accounts: the first keeper, invitations, roles in areas, closing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now, operator
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, current_language, print_json, refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Role

if TYPE_CHECKING:
    from lindung.workflows.accounts.invite import Invited
    from lindung.workflows.accounts.list_accounts import AccountShown

Login = Annotated[str, typer.Argument(metavar="NAMA", help="Nama masuk. / Name to sign in with.")]
FullName = Annotated[str, typer.Option("--full-name", "--nama-lengkap", help="Nama lengkap. / Full name.")]
Office = Annotated[str, typer.Option("--office", "--kantor", help="Kantor. / Office.")]
Area = Annotated[str, typer.Option("--area", "--wilayah", help="Kode wilayah; ID untuk seluruhnya. / Area code.")]
AsJson = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]

app = room(help_text="Akun orang kantor dan perannya. / Accounts of the people of the office, and their roles.")


@app.command()
def first(
    login: Annotated[str, typer.Option("--login", "--masuk", prompt="Nama masuk / Name to sign in with")],
    full_name: Annotated[str, typer.Option("--full-name", "--nama-lengkap", prompt="Nama lengkap / Full name")],
) -> None:
    """Buat pengelola akun pertama; kata sandi ditanyakan di sini. / Make the first keeper of accounts.

    Contoh / Example: lindung accounts first
    """
    open_store()
    from django.utils import translation

    from lindung.workflows.accounts.first import make_first_keeper, refuse_second

    with _refusals(), translation.override(current_language().value):
        refuse_second(now=now())
        password = typer.prompt("Kata sandi / Password", hide_input=True, confirmation_prompt="Sekali lagi / Once more")
        make_first_keeper(login_name=login, full_name=full_name, password=password, by=operator(), now=now())
    say(Words("Akun dibuat. Masuklah di /masuk/ pada dasbor.", "The account is made. Sign in at /masuk/."))


@app.command()
def invite(login: Login, *, full_name: FullName, office: Office = "") -> None:
    """Undang seseorang; tautannya ditampilkan sekali. / Invite somebody; the link is shown once.

    Contoh / Example: lindung accounts invite sri --nama-lengkap "Sri Contoh" --kantor Disnaker
    """
    open_store()
    from lindung.workflows.accounts.invite import invite as make

    with _refusals():
        made = make(login_name=login, full_name=full_name, office=office, by=operator(), now=now())
    _say_link(made)


@app.command()
def link(login: Login) -> None:
    """Buat tautan kata sandi baru; yang lama berakhir. / Make a new password link; the old one ends.

    Contoh / Example: lindung accounts link sri
    """
    open_store()
    from lindung.workflows.accounts.invite import invite_again

    with _refusals():
        made = invite_again(login_name=login, by=operator(), now=now())
    _say_link(made)


@app.command()
def give(
    login: Login,
    *,
    role: Annotated[Role, typer.Option("--role", "--peran", help="Peran. / Role.")],
    area: Area,
    since: Annotated[str | None, typer.Option("--since", "--sejak", help="Hari pertama. / First day.")] = None,
    until: Annotated[str | None, typer.Option("--until", "--sampai", help="Hari terakhir. / Last day.")] = None,
) -> None:
    """Beri peran di satu wilayah dan isinya. / Give a role in an area and all that lies in it.

    Contoh / Example: lindung accounts give sri --peran manpower --wilayah 33.74 --sampai 2027-12-31
    """
    open_store()
    from django.utils import timezone

    from lindung.vocabulary.wilayah import AreaCode, AreaCodeError
    from lindung.workflows.accounts.roles import grant_role

    with _refusals():
        try:
            place = AreaCode(area)
        except AreaCodeError as error:
            refuse(Words(str(error), str(error)), code=WRONG_CALL)
        number = grant_role(
            login_name=login, role=role, area=place, since=_day(since) or timezone.localdate(now()), until=_day(until),
            by=operator(), now=now(),
        )  # fmt: skip
    say(Words(f"Peran diberikan (nomor {number}).", f"The role is given (number {number})."))


@app.command()
def end(number: Annotated[int, typer.Argument(metavar="NOMOR", help="Nomor peran. / Number of the role.")]) -> None:
    """Akhiri satu peran dan delegasinya. / End a role and what was delegated from it.

    Contoh / Example: lindung accounts end 12
    """
    open_store()
    from lindung.workflows.accounts.roles import end_role

    with _refusals():
        ended = end_role(grant_id=number, by=operator(), now=now())
    say(Words(f"{ended} peran berakhir.", f"{ended} roles ended."))


@app.command()
def close(login: Login) -> None:
    """Tutup akun dan keluarkan dari semua peramban. / Close an account and sign it out everywhere.

    Contoh / Example: lindung accounts close sri
    """
    open_store()
    from lindung.workflows.accounts.close import close_account

    with _refusals():
        places = close_account(login_name=login, now=now())
    say(Words(f"Akun ditutup; {places} sesi berakhir.", f"The account is closed; {places} sessions ended."))


@app.command("open")
def reopen(login: Login) -> None:
    """Buka lagi akun yang ditutup. / Open a closed account again.

    Contoh / Example: lindung accounts open sri
    """
    open_store()
    from lindung.workflows.accounts.close import open_account

    with _refusals():
        open_account(login_name=login)
    say(Words("Akun dibuka lagi.", "The account is open again."))


@app.command("lost-step")
def lost_step(login: Login) -> None:
    """Lepas langkah kedua yang hilang, juga kata sandinya. / Take a lost second step off, and the password.

    Contoh / Example: lindung accounts lost-step sri
    """
    open_store()
    from lindung.workflows.accounts.lost_step import take_off_lost_step

    with _refusals():
        made = take_off_lost_step(login_name=login, by=operator(), now=now())
    _say_link(made)


@app.command("sso")
def single_sign_on(
    login: Login,
    subject: Annotated[
        str | None,
        typer.Option("--subject", "--tanda", help="Tanda orang itu di penyedia (sub). / Their identifier there."),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", "--lepas", help="Lepaskan. / Let go of the link.")] = False,
) -> None:
    """Tautkan akun dengan orang di penyedia masuk kantor. / Link an account with a person of the office's provider.

    Contoh / Example: lindung accounts sso sri --tanda 248289761001
    """
    if (subject is None) is not remove:
        refuse(Words("Sebut --tanda atau --lepas.", "Say --subject or --remove."), code=WRONG_CALL)
    open_store()
    from lindung.workflows.accounts.single_sign_on import link_account, unlink_account

    with _refusals():
        if subject is not None:
            link_account(login_name=login, subject=subject)
        else:
            unlink_account(login_name=login)
    say(
        Words("Akun ditautkan.", "The account is linked.")
        if subject is not None
        else Words("Tautan dilepas; sesinya berakhir.", "The link is let go of; its sessions ended.")
    )


@app.command("list")
def list_accounts(*, as_json: AsJson = False) -> None:
    """Daftar akun dan perannya. / List the accounts and their roles.

    Contoh / Example: lindung accounts list
    """
    open_store()
    from lindung.workflows.accounts.list_accounts import accounts

    found = accounts(now=now())
    if as_json:
        print_json([_as_json(one) for one in found])
        return
    for one in found:
        print(f"{one.login_name}  {one.full_name}  {_state(one).in_language(current_language())}")
        for held in one.roles:
            until = f" - {held.until}" if held.until else ""
            role = held.role.words.in_language(current_language())
            print(f"  {held.grant_id}  {role}, {held.area_name} ({held.area}){until}")
    if not found:
        say(Words("Belum ada akun. Mulai dengan: lindung accounts first", "No accounts yet: lindung accounts first"))


@contextmanager
def _refusals() -> Iterator[None]:
    from lindung.workflows.accounts.accept import WeakPasswordError
    from lindung.workflows.accounts.errors import AccountError

    try:
        yield
    except WeakPasswordError as error:
        told = " ".join(error.reasons)
        refuse(Words(f"{error.words.id} {told}", f"{error.words.en} {told}"))
    except AccountError as error:
        refuse(error.words)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        refuse(Words("Tulis tanggal seperti 2026-12-31.", "Write a date like 2026-12-31."), code=WRONG_CALL)


def _say_link(made: "Invited") -> None:
    say(
        Words(
            f"Tautan untuk {made.login_name}, sekali pakai, sampai {made.ends_at:%Y-%m-%d}: "
            f"alamat dasbor + /undangan/{made.token}/",
            f"Link for {made.login_name}, good once, until {made.ends_at:%Y-%m-%d}: "
            f"address of the dashboard + /undangan/{made.token}/",
        )
    )


def _state(one: "AccountShown") -> Words:
    if not one.is_active:
        return Words("ditutup", "closed")
    if one.has_password:
        return Words("aktif", "active")
    return Words("diundang", "invited") if one.link_until else Words("undangan berakhir", "invitation ended")


def _as_json(one: "AccountShown") -> dict[str, object]:
    return {
        "login_name": one.login_name, "full_name": one.full_name, "office": one.office, "active": one.is_active,
        "has_password": one.has_password, "has_second_factor": one.has_second_factor, "sample": one.is_sample,
        "roles": [
            {
                "number": held.grant_id, "role": held.role.value, "area": held.area.text, "since": str(held.since),
                "until": str(held.until) if held.until else None, "delegated": held.is_delegated,
            }
            for held in one.roles
        ],
    }  # fmt: skip
