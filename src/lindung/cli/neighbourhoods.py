"""`lindung areas neighbourhoods`: RW and RT below a village."""

from dataclasses import asdict
from typing import Annotated

import typer

from lindung.cli.area_words import checked_code, refuse_unknown
from lindung.cli.room import room
from lindung.cli.speech import complain, print_json, refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words

Village = Annotated[str, typer.Argument(help="Kode kelurahan/desa. / Code of the village.")]
AsJson = Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")]

app = room(help_text="RT dan RW di bawah kelurahan/desa. / RT and RW below a village.")


@app.command()
def add(
    village: Village,
    rw: Annotated[str, typer.Option(help="Nomor RW. / RW number.")],
    rt: Annotated[str, typer.Option(help="Nomor RT; kosong untuk RW-nya. / RT number; empty for the RW.")] = "",
    as_json: AsJson = False,
) -> None:
    """Catat RW, atau RT di dalamnya. / Enter an RW, or an RT of it.

    Contoh / Example: lindung areas neighbourhoods add 33.74.01.1001 --rw 3 --rt 12
    """
    code = checked_code(village)
    open_store()
    from lindung.workflows.add_neighbourhood import NeighbourhoodError, add_neighbourhood

    try:
        added = add_neighbourhood(village_code=code, rw=rw, rt=rt)
    except NeighbourhoodError as error:
        refuse(error.words)
    if as_json:
        print_json(asdict(added))
        return
    name = f"RT {added.rt} / RW {added.rw}" if added.rt else f"RW {added.rw}"
    say(
        Words(f"{name} dicatat di {code}.", f"{name} entered in {code}.")
        if added.is_new
        else Words(f"{name} sudah ada di {code}.", f"{name} is in {code} already.")
    )


@app.command("list")
def list_neighbourhoods(village: Village, as_json: AsJson = False) -> None:
    """Sebutkan RW dan RT satu kelurahan/desa. / List the RW and RT of one village.

    Contoh / Example: lindung areas neighbourhoods list 33.74.01.1001
    """
    code = checked_code(village)
    open_store()
    from lindung.opendata.queries.area import AreaNotFoundError, area_of, neighbourhoods_of

    try:
        name = area_of(code).name
    except AreaNotFoundError:
        refuse_unknown(code)
    entered = neighbourhoods_of(code)
    if as_json:
        print_json([asdict(item) for item in entered])
        return
    for item in entered:
        print(f"RW {item.rw}" + (f" / RT {item.rt}" if item.rt else ""))
    if not entered:
        complain(Words(f"Belum ada RW atau RT tercatat di {name}.", f"No RW or RT is entered in {name}."))
