"""Whether somebody lives in an area, as far as a code of the Kemendagri list tells."""

import polars as pl

from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode


def lives_elsewhere(code: pl.Expr, area: AreaCode) -> pl.Expr:
    """Whether the code names a place outside the area; a missing code tells nothing and is not elsewhere."""
    return ~(_lies_within(code, area) | _lies_above(code, area)).fill_null(value=True)


def domicile_is_unknown(code: pl.Expr, area: AreaCode) -> pl.Expr:
    """Whether the code is missing or too coarse to tell, as a regency's code where a village is asked for."""
    return (_lies_above(code, area) & ~_lies_within(code, area)).fill_null(value=True)


def _lies_within(code: pl.Expr, area: AreaCode) -> pl.Expr:
    if area.text == COUNTRY_CODE:
        return code.is_not_null()
    return (code == area.text) | code.str.starts_with(f"{area.text}.")


def _lies_above(code: pl.Expr, area: AreaCode) -> pl.Expr:
    return code.is_in([above.text for above in area.lineage[:-1]])
