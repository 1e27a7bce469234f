"""Commands of the clinical review: read pairs, decide, undo, and measure how far readers agree."""

from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now, operator
from lindung.cli.link_refusals import refusals
from lindung.cli.link_review_reader import read_on
from lindung.cli.link_review_reports import (
    agreement_object,
    pair_object,
    print_agreement,
    print_pair,
    print_queue,
    queue_object,
)
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, current_language, print_json, refuse, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.linking.review.filters import Filters
    from lindung.workflows.linking.review.reviewed import Reviewed

reviews = room()

Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]
Area = Annotated[str | None, typer.Option("--area", "--wilayah", help="Kode wilayah. / Area.")]
By = Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang membaca. / Who reads.")]


@reviews.command()
def review(
    *,
    area: Area = None,
    linkage: Annotated[str | None, typer.Option("--linkage", help="Tanda hasil pemadanan. / A linkage.")] = None,
    state: Annotated[
        str, typer.Option("--state", help="open, recheck, waiting, second, third, decided, all. / Where pairs stand.")
    ] = "open",
    stage: Annotated[str, typer.Option("--stage", help="residue, double, doubtful, ... / How they were found.")] = "",
    band: Annotated[str, typer.Option("--score", help="unlikely, doubtful, even, likely. / How sure.")] = "",
    list_: Annotated[bool, typer.Option("--list", help="Daftar saja. / Just the list.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Banyaknya pasangan. / Most pairs.")] = 50,
    pair: Annotated[str, typer.Option("--pair", help="Tanda pasangan, dari --list. / A pair.")] = "",
    decide: Annotated[str, typer.Option("--decide", help="same, different, unsure.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Batalkan putusan terakhir pasangan ini. / Undo.")] = False,
    why: Annotated[str, typer.Option("--why", "--alasan", help="Alasannya. / Why.")] = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Tinjau pasangan yang meragukan: sama, berbeda, atau belum yakin. / Review doubtful pairs, one after the other.

    Tombol: s sama, d berbeda, u belum yakin, n lewati, b kembali dan batalkan, q selesai; alasan boleh ditulis sesudah
    tombol. / Keys: s same, d different, u unsure, n next, b back and undo, q quit; a reason may follow the key.

    Contoh / Example: lindung link review --wilayah 33.74

    Contoh / Example: lindung link review --wilayah 33.74 --pair 12-345 --decide same --why "NIK salah ketik"
    """
    from lindung.cli.store import open_store

    open_store()
    with refusals():
        reviewed = _opened(area, linkage)
        if decide or undo:
            _act(reviewed, pair, decide=decide, is_undo=undo, why=why, by=by or operator())
        elif pair:
            _show(reviewed, pair, json=json)
        else:
            filters = _filters(state=state, stage=stage, band=band)
            _list(reviewed, filters, limit, json=json) if list_ or json else read_on(
                reviewed, filters, limit=limit, reader=by or operator()
            )


@reviews.command()
def agreement(area: Area = None, json: Json = False) -> None:
    """Seberapa jauh para pembaca sepakat: bagian yang sama dan kappa Cohen. / How far readers agree.

    Contoh / Example: lindung link agreement --wilayah 33.74
    """
    from lindung.cli.area_words import checked_code
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.linking.review.readers_agreement import readers_agreement

    found = readers_agreement(checked_code(area) if area else None)
    if json:
        print_json(agreement_object(found))
    else:
        print_agreement(found)


def _opened(area: str | None, linkage_id: str | None) -> "Reviewed":
    from lindung.cli.area_words import checked_code
    from lindung.workflows.linking.look import current_linkage_shown
    from lindung.workflows.linking.review.reviewed import under_review

    if linkage_id is None and area is None:
        refuse(_WHICH, code=WRONG_CALL)
    if linkage_id is not None:
        return under_review(linkage_id)
    found = current_linkage_shown(checked_code(area or ""))
    if found is None:
        refuse(_NOTHING_LINKED)
    return under_review(found.linkage_id)


def _filters(**asked: str) -> "Filters":
    from lindung.workflows.linking.review.errors import UnknownFilterError
    from lindung.workflows.linking.review.filters import Filters

    try:
        return Filters.parse(asked)
    except UnknownFilterError as error:
        refuse(error.words, code=WRONG_CALL)


def _list(reviewed: "Reviewed", filters: "Filters", limit: int, *, json: bool) -> None:
    from lindung.workflows.linking.review.queue import queue

    found = queue(reviewed, filters, limit=limit)
    if json:
        print_json(queue_object(found, reviewed.linkage.manifest.linkage_id))
    else:
        print_queue(found)


def _show(reviewed: "Reviewed", ref: str, *, json: bool) -> None:
    from lindung.workflows.linking.review.pair import pair

    found = pair(reviewed, ref, language=current_language())
    if json:
        print_json(pair_object(found))
    else:
        print_pair(found)


def _act(reviewed: "Reviewed", ref: str, *, decide: str, is_undo: bool, why: str, by: str) -> None:
    from lindung.vocabulary.pair_verdict import PairVerdict
    from lindung.workflows.linking.review.decide_pair import decide as decide_pair
    from lindung.workflows.linking.review.decide_pair import undo
    from lindung.workflows.linking.review.pair import pair

    if not ref or (decide and is_undo) or (decide and decide not in {*PairVerdict}):
        refuse(_HOW, code=WRONG_CALL)
    if is_undo:
        last = pair(reviewed, ref, language=current_language()).last_id
        undo(decision_id=last, by=by, why=why, now=now())
        say(Words("Dibatalkan; catatannya tetap ada.", "Undone; the record of it stays."))
        return
    made = decide_pair(reviewed, ref, verdict=PairVerdict(decide), reader=by, why=why, now=now(), seen=None)
    say(
        Words(
            f"Tersimpan sebagai bacaan ke-{made.reading}: {made.verdict.words.id}.",
            f"Stored as reading {made.reading}: {made.verdict.words.en}.",
        )
    )


_WHICH = Words("Sebutkan --wilayah atau --linkage.", "Name --area or --linkage.")
_NOTHING_LINKED = Words(
    "Wilayah ini belum dipadankan. Mulai dengan: lindung link run --wilayah KODE.",
    "This area has not been linked yet. Begin with: lindung link run --area CODE.",
)
_HOW = Words(
    "Putuskan satu pasangan: --pair TANDA --decide same, different atau unsure; batalkan: --pair TANDA --undo.",
    "Decide about one pair: --pair REF --decide same, different or unsure; undo: --pair REF --undo.",
)
