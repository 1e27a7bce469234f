"""What is paid for healing an injured worker: care, the way to it, aids, and the way back to work."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Choice, Flag, Ratio, Whole, if_so, rounded, smaller
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import WholeTable
from lindung.engines.rules.machinery.nodes import Node, constant


@in_force(source="PP 44/2015 Pasal 25(2)")
def jkk_medical(*, jkk_is_payable: Flag, medical_cost: Whole) -> Whole:
    """All medical care that is needed, in the first class of a public hospital, whatever it costs."""
    return if_so(jkk_is_payable, medical_cost)


@in_force(source="PP 44/2015 Pasal 25(2)")
def jkk_medical_is_unlimited(*, jkk_is_payable: Flag) -> Flag:
    """There is no ceiling on medical care."""
    return jkk_is_payable


@in_force(source="PP 82/2019 Lampiran III")
def jkk_home_care(*, jkk_is_payable: Flag, home_care_cost: Whole, jkk_home_care_limit: Whole) -> Whole:
    """Care at home up to a limit, for a worker who cannot be taken to hospital."""
    return if_so(jkk_is_payable & (home_care_cost > 0), smaller(home_care_cost, jkk_home_care_limit))


@in_force(source="PP 82/2019 Lampiran III")
def jkk_home_care_within_years(*, jkk_home_care_years: Whole) -> Whole:
    """Care at home lasts so long at most."""
    return jkk_home_care_years


@in_force(source="PP 44/2015 Lampiran III")
def jkk_transport(
    *,
    jkk_is_payable: Flag,
    transport_land_cost: Whole,
    transport_sea_cost: Whole,
    transport_air_cost: Whole,
    jkk_transport_limit: WholeTable,
) -> Whole:
    """The way to hospital or home: what each mode cost, up to the limit of the mode."""
    land = smaller(transport_land_cost, _limit(jkk_transport_limit, "land"))
    sea = smaller(transport_sea_cost, _limit(jkk_transport_limit, "sea"))
    air = smaller(transport_air_cost, _limit(jkk_transport_limit, "air"))
    return if_so(jkk_is_payable, land + sea + air)


@in_force(source="PP 44/2015 Lampiran III")
def jkk_dentures(*, jkk_is_payable: Flag, dentures_cost: Whole, jkk_dentures_limit: Whole) -> Whole:
    """Dentures up to a limit."""
    return if_so(jkk_is_payable & (dentures_cost > 0), smaller(dentures_cost, jkk_dentures_limit))


@in_force(source="PP 82/2019 Lampiran III")
def jkk_hearing_aid(*, jkk_is_payable: Flag, hearing_aid_cost: Whole, jkk_hearing_aid_limit: Whole) -> Whole:
    """A hearing aid up to a limit."""
    return if_so(jkk_is_payable & (hearing_aid_cost > 0), smaller(hearing_aid_cost, jkk_hearing_aid_limit))


@in_force(source="PP 82/2019 Lampiran III")
def jkk_glasses(*, jkk_is_payable: Flag, glasses_cost: Whole, jkk_glasses_limit: Whole) -> Whole:
    """Glasses up to a limit."""
    return if_so(jkk_is_payable & (glasses_cost > 0), smaller(glasses_cost, jkk_glasses_limit))


@in_force(source="PP 44/2015 Lampiran III")
def jkk_prosthesis(
    *, jkk_is_payable: Flag, prosthesis_list_price: Whole, jkk_prosthesis_markup: Ratio, benefit_rounding: Choice
) -> Whole:
    """An artificial limb or a brace at the price list of the state's rehabilitation centre, and a part on top."""
    on_top = rounded(prosthesis_list_price * jkk_prosthesis_markup, benefit_rounding)
    return if_so(jkk_is_payable, prosthesis_list_price + on_top)


@in_force(source="PP 44/2015 Pasal 25(2)", confidence="M")
def jkk_return_to_work_is_offered(*, jkk_is_payable: Flag) -> Flag:
    """Assessment, rehabilitation and training until the worker is back at work (JKK-RTW)."""
    return jkk_is_payable


@in_force(until=date(2019, 12, 1), source="PP 44/2015", confidence="M", figure="jkk_return_to_work_pays_transport")
def return_to_work_paid_no_transport() -> Flag:
    """The return to work did not yet come with transport."""
    return Flag(constant(0))


@in_force(since=date(2019, 12, 2), source="PP 82/2019 Lampiran III", confidence="M")
def jkk_return_to_work_pays_transport(*, jkk_is_payable: Flag) -> Flag:
    """The return to work comes with transport."""
    return jkk_is_payable


def _limit(table: WholeTable, mode: str) -> Whole:
    limit = int(table.reference.table[mode])
    return Whole(Node("parameter", payload=limit, least=limit, most=limit, reference=table.reference))
