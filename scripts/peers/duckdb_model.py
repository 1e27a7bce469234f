"""DuckDB: the year as one SQL statement of BIGINT arithmetic; months with equal parameters are computed once."""

from collections import Counter
from collections.abc import Iterable

import duckdb
from harness import Columns, Peer, Totals, main
from law import LAW, LINES, PAYERS, SIZES, ceiling, is_in


def build(kind: str, months: list[str], _variant: str):
    """Write the year's statement; the run executes it and fetches the columns."""
    statement = employed(months) if kind == "pu" else self_employed(months)

    def run(connection: duckdb.DuckDBPyConnection) -> Totals:
        year = connection.execute(statement).fetchnumpy()
        return [year[name] for name in LINES[kind]]

    return run


def hold(columns: Columns, _variant: str) -> duckdb.DuckDBPyConnection:
    """Fill an in-memory table; with the order of rows kept, as the comparison needs it."""
    connection = duckdb.connect()
    connection.register("arrays", columns)
    connection.execute("CREATE TABLE people AS SELECT * FROM arrays")
    connection.unregister("arrays")
    return connection


def employed(months: list[str]) -> str:
    """Write the statement for employed people."""
    law = LAW["pu"]
    rate = "CASE risk_class " + " ".join(f"WHEN {n} THEN {rate}" for n, rate in enumerate(law["jkk"], 1)) + " END"
    divisor = law["labour_intensive"]["divisor"]
    relieved = sum(is_in(law["labour_intensive"], month) for month in months)
    normal, halved = half_up("wage * rate", law["per"]), half_up("wage * rate", law["per"] * divisor)
    has_jht, has_jp = f"employer_size <> {SIZES.index('micro')}", f"employer_size >= {SIZES.index('medium')}"
    lines = {
        "jkk": f"{normal} * {len(months) - relieved} + if(labour_intensive, {halved}, {normal}) * {relieved}",
        "jkm": f"{half_up('wage * {jkm}'.format(**law), law['per'])} * {len(months)}",
        "jht_employer": only(has_jht, f"{half_up('wage * {jht_employer}'.format(**law), law['per'])} * {len(months)}"),
        "jht_worker": only(has_jht, f"{half_up('wage * {jht_worker}'.format(**law), law['per'])} * {len(months)}"),
        "jp_employer": only(has_jp, pension(months, law["jp_employer"])),
        "jp_worker": only(has_jp, pension(months, law["jp_worker"])),
    }
    return f"SELECT {named(lines)} FROM (SELECT *, CAST({rate} AS BIGINT) AS rate FROM people)"


def pension(months: list[str], rate: int) -> str:
    """JP of the year: one term per ceiling, times the months that have it."""
    return " + ".join(
        f"{half_up(f'least(wage, {limit}) * {rate}', LAW['pu']['per'])} * {count}"
        for limit, count in Counter(map(ceiling, months)).items()
    )


def self_employed(months: list[str]) -> str:
    """Write the statement for self-employed people."""
    law = LAW["bpu"]
    tiers = " ".join(f"WHEN income >= {lower} THEN {base}" for lower, base in reversed(law["tiers"]))
    payers = [PAYERS.index(payer) for payer in law["relief"]["not_for"]]
    in_time = {name: sum(is_in(law["relief"][name], month) for month in months) for name in ("transport", "other")}
    months_of = f"WHEN transport THEN {in_time['transport']} ELSE {in_time['other']}"
    halved = f"CASE WHEN payer IN ({joined(payers)}) THEN 0 {months_of} END"
    divisor, per = law["relief"]["divisor"], law["per"]
    jkk, jht = f"basis * {law['jkk']}", f"basis * {law['jht']}"
    lines = {
        "jkk": f"{half_up(jkk, per)} * ({len(months)} - halved) + {half_up(jkk, per * divisor)} * halved",
        "jkm": f"{law['jkm']} * ({len(months)} - halved) + {half_up(law['jkm'], divisor)} * halved",
        "jht": only("with_jht", f"{half_up(jht, per)} * {len(months)}"),
    }
    basis = f"SELECT *, CAST(CASE {tiers} END AS BIGINT) AS basis, CAST({halved} AS BIGINT) AS halved FROM people"
    return f"SELECT {named(lines)} FROM ({basis})"


def named(lines: dict[str, str]) -> str:
    """List the lines as columns of 64 bits."""
    return joined(f"CAST({line} AS BIGINT) AS {name}" for name, line in lines.items())


def only(condition: str, amount: str) -> str:
    """The amount where the condition holds, nothing elsewhere."""
    return f"if({condition}, {amount}, 0)"


def half_up(amount: str, per: int) -> str:
    """Whole rupiah, half up, without a float."""
    return f"((2 * {amount} + {per}) // {2 * per})"


def joined(parts: Iterable[object]) -> str:
    """Join with commas."""
    return ", ".join(map(str, parts))


if __name__ == "__main__":
    main(Peer("duckdb", "duckdb", build, hold))
