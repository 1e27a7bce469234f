"""Which village a row means, inside the list's area; a name that is only nearly right is no village."""

from typing import Final

import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from lindung.engines.intake.cells.taken import Taken
from lindung.engines.intake.cells.village_names import bare_keys, is_within, regencies, villages, with_keys
from lindung.vocabulary.wilayah import AreaLevel

CLOSEST: Final = {"text": pl.String, "code": pl.String, "name": pl.String, "score": pl.Float64}
"""Columns of :func:`closest_villages`."""

_REGENCY_LENGTH: Final = len("33.74")
_BLOCK: Final = 500  # texts compared with all villages at once: of the whole country that is 170 MB
_CODE: Final = r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$"
_ASKED: Final = ("village", "village_code", "district", "regency")


def read_villages(taken: Taken) -> pl.DataFrame:
    """Read village (as written, or the heading above the row), village_code and area_fault.

    A stated code counts when the list of areas has it and the name, if there is one, agrees. Otherwise the name is
    looked for inside the list's area, narrowed by what the row says of district and regency. A name that fits only
    outside is ``outside``, unless the row says that it lies inside; several that fit are ``ambiguous``. A list of one
    single village needs no column for it.
    """
    asked = _asked(taken)
    is_told = taken.has("village") or taken.has("village_code") or asked["village"].is_not_null().any()
    combinations = asked.unique().with_row_index("id")
    answers = _answers(with_keys(combinations), taken.options.area_code, is_told=is_told)
    known = combinations.join(answers, on="id", how="left")
    found = asked.join(known, on=_ASKED, how="left", maintain_order="left", nulls_equal=True)
    return found.select("village", village_code="code", area_fault="fault")


def closest_villages(texts: pl.Series, area_code: str) -> pl.DataFrame:
    """Return for each different text the village of an area whose name is most like it, with a score from 0 to 1.

    It is a proposal to a person ("use X for all"), never a reading. Blank texts get no row.
    """
    asked = texts.drop_nulls().unique().sort()
    nearby = villages().filter(is_within(pl.col("code"), area_code))
    if asked.is_empty() or nearby.is_empty():
        return pl.DataFrame(schema=CLOSEST)
    keys = bare_keys(asked)
    blocks = [_closest(keys[start : start + _BLOCK], nearby) for start in range(0, len(keys), _BLOCK)]
    return pl.concat(blocks).with_columns(text=asked).select(pl.col(name).cast(kind) for name, kind in CLOSEST.items())


def _closest(keys: list[str], nearby: pl.DataFrame) -> pl.DataFrame:
    scores = process.cdist(keys, nearby["key"].to_list(), scorer=JaroWinkler.normalized_similarity)
    best = nearby.select(pl.col("code", "name").gather(scores.argmax(axis=1).tolist()))
    return best.with_columns(score=pl.Series(scores.max(axis=1)))


def _asked(taken: Taken) -> pl.DataFrame:
    texts = pl.DataFrame({name: taken.text(name) for name in _ASKED})
    section = taken.section()
    written = texts if section is None else texts.with_columns(village=pl.coalesce("village", section))
    corrected = dict(taken.options.corrections.get("village", {}))
    return _with_stated_codes(written.with_columns(pl.col("village").replace(corrected)) if corrected else written)


def _with_stated_codes(texts: pl.DataFrame) -> pl.DataFrame:
    """Take a code in the place of a name, as a person's correction states one, for the code of that village."""
    code = pl.when(pl.col("village").str.contains(_CODE)).then("village")
    names = villages().select(village_code="code", named="name")
    if not texts["village"].str.contains(_CODE).any():
        return texts
    coded = texts.with_columns(village_code=pl.coalesce(code, "village_code"), is_code=code.is_not_null())
    named = coded.join(names, on="village_code", how="left", maintain_order="left")
    return named.with_columns(village=pl.when("is_code").then("named").otherwise("village")).select(_ASKED)


def _answers(keyed: pl.DataFrame, area_code: str, *, is_told: bool) -> pl.DataFrame:
    """Return id, code and fault for each combination."""
    sides = _regency_sides(keyed, area_code)
    pairs = _pairs(keyed).with_columns(is_inside=is_within(pl.col("code"), area_code))
    coded = pairs.filter("by_code").select("id", coded="code", coded_inside="is_inside").unique("id")
    fitting = _best_fitting(pairs.filter(~pl.col("by_code")), sides)
    elsewhere = fitting.filter(~pl.col("is_inside")).select("id", is_elsewhere=pl.lit(value=True)).unique("id")
    facts = keyed.select("id", "village", "stated_code", says_district=_is_district_of(area_code))
    for other in (coded, _named(fitting), elsewhere, sides.group_by("id").agg(says_inside=pl.col("is_inside").any())):
        facts = facts.join(other, on="id", how="left")
    return facts.with_columns(code=_code(area_code)).select("id", "code", fault=_fault(is_told=is_told))


def _code(area_code: str) -> pl.Expr:
    is_village = area_code.count(".") == AreaLevel.VILLAGE - 1
    says_nothing = (
        pl.col("village").is_null() & pl.col("stated_code").is_null() & pl.col("says_inside").fill_null(value=True)
    )
    own = pl.when(says_nothing & pl.lit(is_village)).then(pl.lit(area_code))
    is_contradicted = pl.col("says_district") & ~pl.col("is_in_district")
    named = pl.when(~is_contradicted.fill_null(value=False)).then("named")
    return pl.coalesce(pl.when("coded_inside").then("coded"), named, own)


def _fault(*, is_told: bool) -> pl.Expr:
    says_inside = (pl.col("says_inside") | pl.col("says_district")).fill_null(value=False)
    fits_inside = pl.col("is_in_district").is_not_null()
    is_outside = pl.col("coded").is_not_null() | ~pl.col("says_inside") | (pl.col("is_elsewhere") & ~says_inside)
    return (
        pl.when(pl.col("code").is_not_null()).then(pl.lit(None, pl.String))
        .when(fits_inside).then(pl.lit("ambiguous"))
        .when(is_outside).then(pl.lit("outside"))
        .when(is_told).then(pl.lit("unknown"))
    )  # fmt: skip


def _pairs(keyed: pl.DataFrame) -> pl.DataFrame:
    """Pair each combination with the villages its code or its name can mean."""
    columns = ("id", "code", "kind", "village_kind", "district_key", "of_district", "by_code")
    known = villages().rename({"kind": "village_kind"})
    agrees = (pl.col("whole") == pl.col("key")) | (pl.col("bare") == pl.col("key")) | pl.col("village").is_null()
    coded = keyed.join(known, left_on="stated_code", right_on="code", coalesce=False).filter(agrees)
    pairs = [coded.with_columns(by_code=pl.lit(value=True)).select(columns)]
    for key in ("whole", "bare"):
        named = keyed.join(known, left_on=key, right_on="key").with_columns(by_code=pl.lit(value=False))
        pairs.append(named.select(columns))
    return pl.concat(pairs).unique(maintain_order=True)


def _best_fitting(pairs: pl.DataFrame, sides: pl.DataFrame) -> pl.DataFrame:
    """Keep of several villages those in the stated regency and in the stated district, where some are."""
    regency = pl.col("code").str.slice(0, _REGENCY_LENGTH)
    stated = sides.select("id", "of_regency", in_regency=pl.lit(value=True))
    located = pairs.with_columns(of_regency=regency).join(stated, on=["id", "of_regency"], how="left")
    kept = located.with_columns(
        pl.col("in_regency").fill_null(value=False),
        in_district=(pl.col("of_district") == pl.col("district_key")).fill_null(value=False),
        is_kind=(pl.col("kind") == pl.col("village_kind")).fill_null(value=False),
    )
    for fits in ("in_regency", "in_district"):
        kept = kept.filter(pl.col(fits) | ~pl.col(fits).any().over("id"))
    return kept


def _named(fitting: pl.DataFrame) -> pl.DataFrame:
    """Return the one village inside the area that a name means, null for several, and whether it is in the district."""
    inside = fitting.filter("is_inside")
    of_kind = inside.filter(pl.col("is_kind") | ~pl.col("is_kind").any().over("id"))
    only = pl.when(pl.len() == 1).then(pl.col("code").first())
    return of_kind.group_by("id").agg(named=only, is_in_district=pl.col("in_district").any())


def _is_district_of(area_code: str) -> pl.Expr:
    """Say of which combinations the stated district lies in the list's area."""
    inside = villages().filter(is_within(pl.col("code"), area_code))["of_district"].unique()
    return pl.col("district_key").is_in(inside.to_list())


def _regency_sides(keyed: pl.DataFrame, area_code: str) -> pl.DataFrame:
    """Return the regencies each combination may name, and whether they lie inside, or around, the list's area."""
    pairs = keyed.join(regencies(), left_on="regency_key", right_on="key")
    fitting = pairs.filter(pl.col("regency_kind").is_null() | (pl.col("regency_kind") == pl.col("of_kind")))
    around = pl.lit(area_code).str.starts_with(pl.col("of_regency") + ".")
    return fitting.select("id", "of_regency", is_inside=is_within(pl.col("of_regency"), area_code) | around)
