"""Commands of exchange: statuses told and asked between offices without anybody's number."""

import secrets
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli import exchange_options as told
from lindung.cli.clock import now, operator
from lindung.cli.exchange_refusals import refusals
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.engines.linkage.exchange.status_file import StatusTotals
    from lindung.registry.queries.exchange_log import ExchangeLine

app = room(help_text="Pertukaran status tanpa NIK dan nama. / Statuses exchanged without numbers and names.")


@app.command()
def key(
    *,
    purpose: told.Purpose,
    counterpart: told.Counterpart,
    period: told.Period,
    out: told.Out,
    expires: Annotated[
        str | None, typer.Option("--expires", "--berlaku-sampai", help="Hari terakhir; bawaan 30 hari. / Last day.")
    ] = None,
) -> None:
    """Buat berkas kunci untuk satu keperluan, satu mitra, satu bulan. / Make the key of one exchange.

    Kirim berkas kunci lewat jalan lain daripada daftarnya, dan hapus bila sudah lewat. Siapa yang memegangnya dapat
    mencari siapa di balik sebuah sandi. / Send it by another way than the lists; whoever holds it can find out whom a
    hash stands for.

    Contoh / Example: lindung exchange key --keperluan "status desa" --mitra BPJS --bulan 2026-11 --out k.json
    """
    from lindung.engines.linkage.exchange.keyed_hash import SECRET_BYTES
    from lindung.workflows.exchange.key_file import make_key

    with refusals():
        made = make_key(
            out, purpose=purpose, counterpart=counterpart, period=told.month_of(period), today=now().date(),
            secret=secrets.token_bytes(SECRET_BYTES), expires_on=told.day_of(expires) if expires else None,
        )  # fmt: skip
    last = made.terms.expires_on
    say(
        Words(
            f"Kunci {made.key_id}, berlaku sampai {last}. Berkasnya hanya dapat dibaca pemiliknya.",
            f"Key {made.key_id}, good until {last}. Only its owner can read the file.",
        )
    )


@app.command("hash")
def hash_(
    file: Annotated[Path | None, typer.Argument(help="Daftar: parquet, csv, xlsx. / List.", show_default=False)] = None,
    *,
    key_file: told.KeyFile,
    out: told.Out,
    map_: told.Map = told.USUAL_MAP,
    id_: told.Id = "id",
    until: told.Until = None,
    participants: told.Participants = None,
    by: told.By = "",
    json: told.Json = False,
) -> None:
    """Sandikan daftar yang ditanyakan, atau daftar peserta aktif. / Hash a list that is asked for, or active members.

    Contoh / Example: lindung exchange hash usulan.csv --key k.json --id no --map nik=NIK,name=NAMA --out tanya.parquet

    Contoh / Example: lindung exchange hash --peserta 0123456789ab --key k.json --out peserta.parquet
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.engines.linkage.plain_map import parse_map
    from lindung.workflows.exchange.hash_list import hash_asked, hash_held, hash_participants

    if (file is None) == (not participants):
        refuse(_ONE_SOURCE, code=WRONG_CALL)
    who, moment = by or operator(), now()
    with refusals():
        if file is None:
            done = hash_participants(participants or (), out, key_file=key_file, by=who, now=moment)
        elif until:
            done = hash_held(
                file, out, key_file=key_file, mapping=parse_map(map_), until_column=until, by=who, now=moment
            )
        else:
            done = hash_asked(file, out, key_file=key_file, mapping=parse_map(map_), id_column=id_, by=who, now=moment)
    if json:
        print_json(asdict(done))
        return
    say(
        Words(
            f"Ditulis {done.rows} baris = {done.hashed} tersandi + {done.without} tanpa data yang cukup; "
            f"{done.inactive} tidak aktif tidak ikut. Kunci {done.key_id}.",
            f"Written {done.rows} rows = {done.hashed} hashed + {done.without} that say too little; {done.inactive} "
            f"not active were left out. Key {done.key_id}.",
        )
    )


@app.command()
def match(
    ours: Annotated[Path, typer.Argument(help="Peserta kita, tersandi. / Our members, hashed.", show_default=False)],
    theirs: Annotated[Path, typer.Argument(help="Daftar mitra, tersandi. / Their list, hashed.", show_default=False)],
    *,
    key_id: Annotated[str, typer.Option("--key-id", help="Tanda kunci yang disepakati. / Key agreed on.")],
    out: told.Out,
    by: told.By = "",
    json: told.Json = False,
) -> None:
    """Jawab daftar mitra: tanda baris dan status, tidak lebih. / Answer a list: row ids and statuses, no more.

    Contoh / Example: lindung exchange match peserta.parquet tanya.parquet --key-id 1a2b3c4d --out status.xlsx
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.exchange.match_lists import match_lists

    with refusals():
        done = match_lists(
            ours, theirs, out, key_id=key_id, by=by or operator(), now=now(), language=current_language()
        )
    _print_totals(done.totals, json=json)


@app.command()
def status(
    file: told.List,
    *,
    participants: told.Participants = None,
    purpose: told.Purpose,
    counterpart: told.Counterpart,
    period: told.Period,
    out: told.Out,
    map_: told.Map = told.USUAL_MAP,
    id_: told.Id = "id",
    by: told.By = "",
    json: told.Json = False,
) -> None:
    """Status untuk baris sebuah desa, bila daftar dan register ada di sini. / Statuses for the rows of a village.

    Contoh / Example: lindung exchange status usulan.csv --peserta 0123456789ab --keperluan status --mitra Sekaran
    --bulan 2026-11 --id no --map nik=NIK,name=NAMA --out status.xlsx
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.engines.linkage.exchange.keyed_hash import SECRET_BYTES
    from lindung.engines.linkage.plain_map import parse_map
    from lindung.workflows.exchange.tell_statuses import tell_statuses

    if not participants:
        refuse(_NO_REGISTER, code=WRONG_CALL)
    with refusals():
        totals = tell_statuses(
            file, out, snapshot_ids=participants, mapping=parse_map(map_), id_column=id_, purpose=purpose,
            counterpart=counterpart, period=told.month_of(period), by=by or operator(), now=now(),
            language=current_language(), secret=secrets.token_bytes(SECRET_BYTES),
        )  # fmt: skip
    _print_totals(totals, json=json)


@app.command()
def log(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Banyaknya. / How many.")] = 20, json: told.Json = False
) -> None:
    """Catatan pertukaran: siapa, kapan, untuk apa, berapa baris. / What was exchanged: who, when, why, how many rows.

    Contoh / Example: lindung exchange log
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.registry.queries.exchange_log import exchange_lines

    lines = exchange_lines(limit)
    if json:
        print_json([_object(line) for line in lines])
        return
    for line in lines:
        act = line.act.words.in_language(current_language())
        counts = f"{line.rows_asked:,} / {line.rows_found:,} / {line.rows_to_check:,}"
        print(
            f"{line.happened_at:%Y-%m-%d %H:%M}  {act:<24} {line.key_id or '-':<8}  {line.period}  {counts}  "
            f"{line.counterpart}; {line.purpose}; {line.by}; {line.file_sha256[:12]}"
        )
    if not lines:
        complain(Words("Belum ada pertukaran.", "Nothing was exchanged yet."))


def _print_totals(totals: "StatusTotals", *, json: bool) -> None:
    if json:
        print_json(asdict(totals))
    else:
        say(totals.words)


def _object(line: "ExchangeLine") -> dict[str, object]:
    return {**asdict(line), "act": line.act.value, "happened_at": line.happened_at.isoformat()}


_ONE_SOURCE = Words(
    "Sebutkan satu sumber: sebuah daftar, atau register dengan --peserta.",
    "Name one source: a list, or registers with --participants.",
)
_NO_REGISTER = Words("Sebutkan register peserta dengan --peserta.", "Name a register with --participants.")
