"""What each header of a file means, and what the file is: stated by a person before anything is checked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lindung.engines.intake.checks.scheme import SchemeError, Setting, scheme_in_force, scheme_rules
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.profiles.profile_faults import ProfileError
from lindung.engines.intake.profiles.targets import targets_of
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.role import Deed
from lindung.web.office.chosen_area import SeveralAreasError, chosen_area, which_area
from lindung.web.office.gate import allowed, may_in, outside_words
from lindung.web.office.lists.known_profiles import known_profiles
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.lists.options_form import OptionsForm, chosen_rules, chosen_targets, initial_values
from lindung.web.office.lists.refusals import with_refusals
from lindung.web.office.lists.words import DATE_ORDERS, HOW_MAPPED
from lindung.web.shared.errors import bad_request
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.deliveries.check import CAN_BE_CHECKED, start_check
from lindung.workflows.deliveries.look import options_of, propose, summary_of
from lindung.workflows.deliveries.plain import CheckOptions, MappingProposal
from lindung.workflows.save_profile import replaced_words, save_profile

SCHEME = "default"


@require_http_methods(["GET", "POST"])
@allowed(Deed.SEND_LISTS)
@with_refusals
def mapping(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Show how the headers were understood; take what the person changed; start the check."""
    if summary_of(delivery_id).state not in CAN_BE_CHECKED:
        return redirect("list_delivery", delivery_id=delivery_id)
    if request.method == "GET":
        return _first_page(request, delivery_id)
    try:
        targets = chosen_targets(request.POST)
    except ValueError:
        return bad_request(request)
    form = OptionsForm(request.POST)
    if "ulang" in request.POST:
        return _again(request, delivery_id, form, targets)
    return _checked(request, delivery_id, form, targets)


def _first_page(request: HttpRequest, delivery_id: str) -> HttpResponse:
    options = options_of(delivery_id)
    try:
        proposal = propose(delivery_id=delivery_id, options=options)
    except UnusableFileError as error:
        return _unusable(request, delivery_id, error)
    today = timezone.localdate()
    values = initial_values(options, proposal, _register_of(proposal), today)
    form = OptionsForm(initial=values)
    return _page(request, delivery_id, form, proposal, rules=options.rules if options else {})


def _again(request: HttpRequest, delivery_id: str, form: OptionsForm, targets: dict[str, str]) -> HttpResponse:
    """Match the columns again: a changed profile brings its own kind of register, a changed kind its best profile."""
    draft = form.draft(today=timezone.localdate(), mapping=targets)
    is_profile_changed = (draft.profile or "") != request.POST.get("profil_tadi", "")
    if not is_profile_changed and draft.register != request.POST.get("jenis_tadi", draft.register):
        draft = replace(draft, profile=None)
    proposal = propose(delivery_id=delivery_id, options=draft)
    data = request.POST.copy()
    data["profil"] = proposal.profile
    if is_profile_changed:
        data["jenis"] = _register_of(proposal).value
    return _page(request, delivery_id, OptionsForm(initial=data.dict()), proposal, rules=_rules(request))


def _checked(request: HttpRequest, delivery_id: str, form: OptionsForm, targets: dict[str, str]) -> HttpResponse:
    options = _options(request, form, targets, _rules(request))
    draft = options or form.draft(today=timezone.localdate(), mapping=targets)
    proposal = propose(delivery_id=delivery_id, options=draft)
    if options is None or proposal.problems:
        return _page(request, delivery_id, form, proposal, rules=draft.rules, status=422)
    try:
        options = _with_own_profile(form, options, proposal, officer_of(request))
    except ProfileError as error:
        form.add_error("profil_baru", error.words.in_language(current_language()))
        return _page(request, delivery_id, form, proposal, rules=draft.rules, status=422)
    remark = replaced_words(options.profile or "") if form.cleaned_data["profil_baru"].strip() else None
    start_check(delivery_id=delivery_id, options=options, by=officer_of(request), now=timezone.now(), remark=remark)
    return redirect("list_delivery", delivery_id=delivery_id)


def _options(
    request: HttpRequest, form: OptionsForm, targets: dict[str, str], rules: Mapping[str, Setting]
) -> CheckOptions | None:
    """Return what a complete form states; an area that is none is written beside its field."""
    if not form.is_valid():
        return None
    try:
        area = chosen_area(form.cleaned_data["wilayah"])
    except SeveralAreasError as error:
        form.add_error("wilayah", which_area(error))
        return None
    if not may_in(request, Deed.SEND_LISTS, area["area_code"]):
        form.add_error("wilayah", outside_words(request, Deed.SEND_LISTS))
        return None
    try:
        scheme_in_force(SCHEME, form.cleaned_data["mulai"], rules)
    except SchemeError as error:
        form.add_error(None, error.words.in_language(current_language()))
        return None
    return form.options(area_code=area["area_code"], mapping=targets, rules=rules)


def _with_own_profile(form: OptionsForm, options: CheckOptions, proposal: MappingProposal, by: str) -> CheckOptions:
    """Save the mapping as the office's own profile when the form names one."""
    name = form.cleaned_data["profil_baru"].strip()
    if not name:
        return options
    saved = save_profile(name=name, based_on=proposal.profile, mapping=_given(proposal), by=by, now=timezone.now())
    return replace(options, profile=saved)


def _given(proposal: MappingProposal) -> dict[str, str]:
    return {column.header: column.target or "" for column in proposal.columns}


def _rules(request: HttpRequest) -> Mapping[str, Setting]:
    return chosen_rules(request.POST, _settings_on(timezone.localdate()))


def _settings_on(day: date) -> Mapping[str, Setting]:
    """The scheme's own settings; the page shows those of today, the check takes those of the coverage date."""
    return scheme_in_force(SCHEME, day, {}).settings


def _register_of(proposal: MappingProposal) -> RegisterKind:
    profile = known_profiles().get(proposal.profile)
    return profile.register if profile else RegisterKind.WORKERS


def _unusable(request: HttpRequest, delivery_id: str, error: UnusableFileError) -> HttpResponse:
    context = {"delivery": summary_of(delivery_id), "error": error, "officer": officer_of(request)}
    return page(request, "office/lists/unusable.html", context, status=422)


def _page(
    request: HttpRequest,
    delivery_id: str,
    form: OptionsForm,
    proposal: MappingProposal,
    *,
    rules: Mapping[str, Setting],
    status: int = 200,
) -> HttpResponse:
    register = RegisterKind(form["jenis"].value() or RegisterKind.WORKERS)
    context: dict[str, Any] = {  # Any: each template names the values it takes
        "delivery": summary_of(delivery_id),
        "form": form,
        "proposal": proposal,
        "targets": targets_of(register),
        "registers": list(RegisterKind),
        "date_orders": DATE_ORDERS,
        "how_mapped": HOW_MAPPED,
        "rules": list(scheme_rules(SCHEME).values()),
        "settings": {**_settings_on(timezone.localdate()), **rules},
    }
    return page(request, "office/lists/mapping.html", context, status=status)
