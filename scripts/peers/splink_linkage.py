"""Link two lists with Splink on DuckDB, as its manual teaches.

    python splink_linkage.py plain|parts|febrl4 LEFT.parquet RIGHT.parquet LINKS.parquet

It runs in the peer's environment and knows nothing of Lindung. ``plain`` compares the NIK as one field, ``parts`` its
region, date and serial; both read columns that are clean already (`linkage_columns.py`). ``febrl4`` is the detailed
model of Splink's own example. The clock runs from files to links in a file, without imports.
"""

import argparse
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import splink.comparison_level_library as cll  # type: ignore[import-not-found]  # in the peer's environment only
import splink.comparison_library as cl  # type: ignore[import-not-found]  # as above
from linkage_report import tell  # type: ignore[import-not-found]  # found beside this script when it runs
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # in the peer's environment only

LEAST_PROBABILITY = 0.01  # what is written; the threshold with the best F1 is looked for afterwards
SEED = 1


@dataclass(frozen=True)
class Model:
    """What is compared, which pairs are looked at, and how the model is trained."""

    comparisons: Callable[[], list[object]]
    blocking: list[object]
    deterministic: list[object]
    recall: float
    training: list[object]
    max_pairs: float
    key: str = "id"


def nik_in_one() -> object:
    """Compare the NIK as one field: equal, or up to two digits away."""
    return cl.LevenshteinAtThresholds("nik", 2)


def nik_by_parts() -> object:
    """Compare the NIK by its parts: equal, or equal but for a digit of the region, or of the birth date and sex.

    One comparison with levels, because three would count the birth date twice or thrice; an equal region and date with
    another serial is another person of that day. Both were tried: three comparisons find fewer.
    """
    typed_region = (
        "nik_date_l = nik_date_r and nik_serial_l = nik_serial_r and levenshtein(nik_region_l, nik_region_r) <= 1"
    )
    typed_date = (
        "nik_region_l = nik_region_r and nik_serial_l = nik_serial_r and levenshtein(nik_date_l, nik_date_r) <= 1"
    )
    return cl.CustomComparison(
        output_column_name="nik",
        comparison_levels=[
            cll.NullLevel("nik"),
            cll.ExactMatchLevel("nik"),
            cll.CustomLevel(typed_region, "a digit of the region"),
            cll.CustomLevel(typed_date, "a digit of the date or sex"),
            cll.ElseLevel(),
        ],
    )


def person() -> list[object]:
    """Compare name, birth date, sex and village."""
    return [
        cl.NameComparison("name_key").configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("birth_date", input_is_string=False),
        cl.ExactMatch("sex"),
        cl.ExactMatch("village_code").configure(term_frequency_adjustments=True),
    ]


def febrl_fields() -> list[object]:
    """Compare what the detailed model of Splink's example compares."""
    return [
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
    ]


NIK_BLOCKS = [block_on("nik"), block_on("nik_region", "nik_date"), block_on("nik_date", "nik_serial")]
PERSON_BLOCKS = [
    block_on("name_key", "birth_date"),
    block_on("birth_date", "village_code"),
    block_on("name_key", "village_code"),
]
PLAIN = Model(
    comparisons=lambda: [nik_in_one(), *person()],
    blocking=[NIK_BLOCKS[0], *PERSON_BLOCKS],
    deterministic=[NIK_BLOCKS[0], block_on("name_key", "birth_date", "village_code")],
    recall=0.95,
    training=[PERSON_BLOCKS[1], PERSON_BLOCKS[0], PERSON_BLOCKS[2]],  # each leaves out what another one trains
    max_pairs=1e7,  # the manual: often adequate; 1e6 and 1e8 find as many here, in less and in far more time
)
MODELS = {
    "plain": PLAIN,
    "parts": replace(PLAIN, comparisons=lambda: [nik_by_parts(), *person()], blocking=[*NIK_BLOCKS, *PERSON_BLOCKS]),
    "febrl4": Model(
        comparisons=febrl_fields,
        blocking=[
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        deterministic=[block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
        recall=0.8,
        training=[block_on("date_of_birth"), block_on("postcode")],
        max_pairs=1e6,
        key="rec_id",
    ),
}


def main() -> None:
    """Link what the command line names and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=sorted(MODELS))
    for name in ("left", "right", "links"):
        parser.add_argument(name, type=Path)
    parser.add_argument(
        "--pairs", type=float, help="random pairs from which u is estimated, instead of the model's own"
    )
    asked = parser.parse_args()
    model = MODELS[asked.model]
    model = replace(model, max_pairs=asked.pairs or model.max_pairs)
    before = time.perf_counter()
    links = link(model, asked.left, asked.right, asked.links)
    tell(f"splink {asked.model}", "splink", time.perf_counter() - before, links)


def link(model: Model, left: Path, right: Path, target: Path) -> int:
    """Read, train, predict and write links; return how many."""
    api = DuckDBAPI()
    tables = [
        api.register(api.duckdb_con.read_parquet(str(path)), dataset_display_name=name)
        for name, path in (("l_list", left), ("r_list", right))
    ]
    linker = Linker(tables, settings_of(model), log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(model.deterministic, recall=model.recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=model.max_pairs, seed=SEED)
    for rule in model.training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    predicted = linker.inference.predict(threshold_match_probability=LEAST_PROBABILITY)
    found = api.duckdb_con.sql(
        f"select {model.key}_l as left_id, {model.key}_r as right_id, match_probability as score, match_weight "
        f"from {predicted.physical_name}"
    )
    found.write_parquet(str(target))
    return int(api.duckdb_con.read_parquet(str(target)).count("*").fetchall()[0][0])


def settings_of(model: Model) -> object:
    """Settings that keep only what a link needs."""
    return SettingsCreator(
        link_type="link_only",
        comparisons=model.comparisons(),
        blocking_rules_to_generate_predictions=model.blocking,
        unique_id_column_name=model.key,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


if __name__ == "__main__":
    main()
