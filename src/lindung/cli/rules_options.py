"""The options of the rules: one for every input, made from the inputs, so that a new input is an option at once."""

import inspect
from collections import Counter
from collections.abc import Callable, Collection
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from lindung.cli.speech import WRONG_CALL, refuse
from lindung.engines.rules import assess
from lindung.engines.rules.asking.reading import NO, YES
from lindung.engines.rules.machinery.inputs import Input, inputs
from lindung.vocabulary.language import Words

Command = Callable[..., None]
REPEATABLE = {"--scenario", "--paid", "--by"}

Segment = Annotated[
    str, typer.Option("--segment", "--segmen", help="pu, bpu, jakon atau pmi. / pu, bpu, jakon or pmi. 'bpu'")
]
MonthOption = Annotated[
    str,
    typer.Option("--month", "--bulan", help="Bulan iuran; dengan --table juga 2026-01..2026-12. / Month. '2026-02'"),
]
Programmes = Annotated[
    str,
    typer.Option(
        "--programmes", help="Program yang dipilih; kosong: yang wajib. / Programmes; empty: the obligatory. 'jkk,jkm'"
    ),
]
Programme = Annotated[str, typer.Option("--programme", "--program", help="jkk, jkm, jht, jp, jkp. / Programme. 'jkk'")]
Event = Annotated[
    str, typer.Option("--event", "--kejadian", help="Kejadian: lihat `rules questions`. / What happened. 'death'")
]
Day = Annotated[
    str, typer.Option("--date", "--tanggal", help="Hari kejadian atau pembayaran. / Day of event. '2025-06-01'")
]
MemberSince = Annotated[
    str,
    typer.Option("--member-since", help="Hari pertama kepesertaan. / First day of membership. '2025-04-01'"),
]
Children = Annotated[
    str,
    typer.Option(
        "--children",
        help='Anak sebagai JSON: level, years_left, age. / Children. \'[{"level":"smp","years_left":2}]\'',
    ),
]
Scenario = Annotated[
    str, typer.Option("--scenario", "--skenario", help="Nama atau berkas. / Name or file. 'rounding_up'")
]
Scenarios = Annotated[
    list[str] | None, typer.Option("--scenario", "--skenario", help="Nama atau berkas, boleh berulang. / Repeatable.")
]
Explain = Annotated[bool, typer.Option("--explain", "--mengapa", help="Uraikan tiap angka. / Unfold every figure.")]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]


def with_inputs(command: Command, *, shown: Collection[str] | None = None) -> Command:
    """Give a command an option for every input that it does not declare itself; they arrive as ``**told``.

    Args:
        command: A function with its own options and ``**told``.
        shown: Inputs that its help lists; the others are understood too, so that they are refused by name.
    """
    own = [one for one in inspect.signature(command).parameters.values() if one.kind is not one.VAR_KEYWORD]
    taken = {one.name for one in own}
    made = [
        _option(declared, is_shown=shown is None or name in shown)
        for name, declared in inputs().items()
        if name not in taken
    ]

    def told(**given: Any) -> None:  # Any: typer passes texts, booleans and lists
        command(**given)

    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in (*own, *made)]
    told.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
    told.__annotations__ = {one.name: one.annotation for one in parameters}
    told.__doc__, told.__name__ = command.__doc__, command.__name__
    return told


def contribution_inputs() -> set[str]:
    """Inputs that some segment's contribution asks."""
    return {name for segment in assess.segments().values() for name in segment.inputs}


def said(given: dict[str, Any]) -> dict[str, object]:  # Any: see with_inputs
    """Keep the inputs that were really given."""
    return {name: value for name, value in given.items() if value is not None}


class WithInputs(TyperCommand):
    """A command of the rules: takes `--flag ya` beside `--flag`, and refuses an option that is given twice."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # Any: typer hides its context's base
        """Read the arguments."""
        spoken = _spoken_flags(args)
        names = {name: option.opts[0] for option in self.params for name in (*option.opts, *option.secondary_opts)}
        counted = Counter(names.get(word.partition("=")[0], "") for word in spoken)
        twice = [name for name, times in counted.items() if times > 1 and name not in REPEATABLE | {""}]
        if twice:
            refuse(Words(f"{twice[0]} disebut dua kali.", f"{twice[0]} is given twice."), code=WRONG_CALL)
        return super().parse_args(ctx, spoken)


def _option(declared: Input, *, is_shown: bool) -> inspect.Parameter:
    name = declared.name.replace("_", "-")
    is_flag = declared.unit == "flag"
    spelling = f"--{name}/--no-{name}" if is_flag else f"--{name}"
    made = typer.Option(spelling, help=_help(declared), show_default=False, hidden=not is_shown)
    kind: Any = bool | None if is_flag else str | None  # Any: an annotation
    return inspect.Parameter(
        declared.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, made]
    )


def _help(declared: Input) -> str:
    members = f" [{'|'.join(declared.members)}]" if declared.members else ""
    example = "" if declared.unit == "flag" else f" '{declared.example}'"
    return f"{declared.words.id}. / {declared.words.en}.{members}{example}"


def _spoken_flags(args: list[str]) -> list[str]:
    """Turn `--labour-intensive ya` and `--labour-intensive=no` into the flag they mean."""
    flags = {"--" + name.replace("_", "-") for name, declared in inputs().items() if declared.unit == "flag"}
    spoken: list[str] = []
    for word in args:
        option, equals, value = word.partition("=")
        if option in flags and equals and value.lower() in YES | NO:
            spoken.append(_flag(option, value))
        elif spoken and spoken[-1] in flags and word.lower() in YES | NO:
            spoken.append(_flag(spoken.pop(), word))
        else:
            spoken.append(word)
    return spoken


def _flag(option: str, value: str) -> str:
    return option if value.lower() in YES else option.replace("--", "--no-", 1)
