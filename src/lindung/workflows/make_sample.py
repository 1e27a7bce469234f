"""Make an invented population and the files an office would hold about it, with the truth beside them."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Final

from lindung.engines.sampling.choosing import years_before
from lindung.engines.sampling.mark import SAMPLE_MARK
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.office_files import OFFICE_FILES
from lindung.engines.sampling.population import make_population
from lindung.engines.sampling.register_files import (
    write_deaths,
    write_earlier_proposal,
    write_employers,
    write_participants,
    write_personnel,
    write_projects,
    write_proposal,
)
from lindung.engines.sampling.workforce import write_workforce
from lindung.engines.sampling.written import WrittenFile
from lindung.vocabulary.language import Words

PROPOSED_SHARE: Final = 0.25
"""Rows of the proposal per worker: not every family has a worker whom it may name."""

MANIFEST: Final = "manifest.json"
TRUTH: Final = "truth"
_REGISTERS = {
    "participants": write_participants,
    "deaths": write_deaths,
    "personnel": write_personnel,
    "employers": write_employers,
    "projects": write_projects,
}


@dataclass(frozen=True)
class SampleFile:
    """One file of a sample.

    Attributes:
        name: File name, in the sample's directory.
        register: Kind of register it fills.
        profile: Profile of its headers.
        as_of: Day its contents are of, as 2026-11-01.
        rows: Rows of data.
        planted: How many rows carry each reason.
        sha256: Digest of its bytes.
    """

    name: str
    register: str
    profile: str
    as_of: str
    rows: int
    planted: dict[str, int]
    sha256: str


@dataclass(frozen=True)
class SampleMade:
    """A sample as it lies in its directory; nobody in it exists.

    Attributes:
        directory: Where.
        area_code: Area.
        on: Day on which the invented people are as the files say.
        seed: What made it.
        people: How many people were invented.
        workers: How many of them work.
        files: The office files and registers.
    """

    directory: Path
    area_code: str
    on: date
    seed: int
    people: int
    workers: int
    files: tuple[SampleFile, ...]


class SampleDirectoryError(ValueError):
    """The directory holds something that is no sample; nothing was written.

    Attributes:
        words: Why, and what to do.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


def make_sample(
    *,
    area_code: str,
    workers: int,
    seed: int,
    directory: Path,
    on: date,
    progress: Callable[[str, int, int], None],
    proposed: int | None = None,
    mix: ErrorMix | None = None,
) -> SampleMade:
    """Invent an area's people and write the files about them; a sample that is there already is replaced.

    Args:
        area_code: Kemendagri code of a province, regency, district or village.
        workers: How many of the people work.
        seed: Any whole number from 0; the same seed gives the same files.
        directory: Where the files go; made when missing.
        on: Day of which the files speak.
        progress: Told the step, how many steps are done and how many there are.
        proposed: Rows of the big proposal; a quarter of the workers when None.
        mix: Shares of the planted errors; the mix of an ordinary list when None.

    Raises:
        SampleDirectoryError: The directory holds files that are no sample.
        UnknownAreaError: No village lies in the area.
        TooManyPeopleError: The area is too small for so many.
    """
    _make_room(directory)
    steps = len(_REGISTERS) + len(OFFICE_FILES) + 4
    progress("population", 0, steps)
    population = make_population(area_code=area_code, workers=workers, on=on, seed=seed)
    population.people.write_parquet(directory / TRUTH / "population.parquet")
    rows, planted = proposed or max(1, round(workers * PROPOSED_SHARE)), mix or ErrorMix()
    writers: dict[str, Callable[[], WrittenFile]] = {
        **{step: partial(write, population, directory) for step, write in _REGISTERS.items()},
        "workforce": partial(write_workforce, population, directory, planted),
        "proposal": partial(write_proposal, population, directory, rows=rows, mix=planted),
        "earlier": partial(write_earlier_proposal, population, directory, rows=rows, mix=planted),
        **{step: partial(write, population, directory, planted) for step, write in OFFICE_FILES.items()},
    }
    files = []
    for done, (step, write) in enumerate(writers.items(), 1):
        progress(step, done, steps)
        files.append(_with_truth(write(), directory, on))
    made = SampleMade(directory, area_code, on, seed, population.people.height, workers, tuple(files))
    _write_manifest(made)
    progress("manifest", steps, steps)
    return made


def is_sample_directory(directory: Path) -> bool:
    """Say whether a directory holds a sample, by its manifest."""
    manifest = directory / MANIFEST
    return manifest.is_file() and json.loads(manifest.read_text("utf-8")).get("sample") is True


def _make_room(directory: Path) -> None:
    """Empty a directory that holds a sample, or make one; never touch anything else."""
    if directory.exists() and any(directory.iterdir()):
        if not is_sample_directory(directory):
            raise SampleDirectoryError(
                Words(
                    "Folder itu berisi berkas lain. Pilih folder kosong; tidak ada yang ditulis.",
                    "The directory holds other files. Choose an empty one; nothing was written.",
                )
            )
        shutil.rmtree(directory)
    (directory / TRUTH).mkdir(parents=True)


def _with_truth(written: WrittenFile, directory: Path, on: date) -> SampleFile:
    stem = Path(written.name).stem
    written.truth.write_parquet(directory / TRUTH / f"{stem}.parquet")
    written.people.write_parquet(directory / TRUTH / f"{stem}.people.parquet")
    counts = written.truth.group_by("reason").len().sort("reason")
    with (directory / written.name).open("rb") as opened:
        digest = file_digest(opened, "sha256").hexdigest()
    return SampleFile(
        name=written.name,
        register=written.register,
        profile=written.profile,
        as_of=years_before(on, written.years_ago).isoformat(),
        rows=written.rows,
        planted=dict(counts.iter_rows()),
        sha256=digest,
    )


def _write_manifest(made: SampleMade) -> None:
    content = {
        "sample": True, "mark": SAMPLE_MARK, "area_code": made.area_code, "on": made.on.isoformat(), "seed": made.seed,
        "people": made.people, "workers": made.workers, "files": [asdict(file) for file in made.files],
    }  # fmt: skip
    (made.directory / MANIFEST).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
