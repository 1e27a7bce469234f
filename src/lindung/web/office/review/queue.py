"""The queue: how far the review is, which pairs wait, and a search for any pair by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from lindung.vocabulary.review_state import ReviewState
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, may_in
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.review.asked import ADDRESS, PARAMETERS, Asked, asked_of
from lindung.web.office.review.refusals import with_refusals
from lindung.web.office.review.words import FILTER_WORDS, LOOK_OF
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.look import LinkageShown, linkage_shown, linkages_shown
from lindung.workflows.linking.review.errors import ReviewError
from lindung.workflows.linking.review.queue import PER_PAGE, neighbours
from lindung.workflows.linking.review.queue import queue as queue_of
from lindung.workflows.linking.review.readers_agreement import readers_agreement
from lindung.workflows.linking.review.reviewed import Reviewed, under_review
from lindung.workflows.linking.review.search import MOST_SHOWN, Searched, search_pairs

_MOST_OTHERS = 12


@require_GET
@allowed(Deed.REVIEW_PAIRS)
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the queue of the newest linkage; where there is none, say how one is made."""
    found = _own(request)
    if not found:
        return page(request, "office/review/none.html", {})
    newest = max(found, key=lambda one: one.made_at)
    return redirect("review_queue", linkage_id=newest.linkage_id)


@require_http_methods(["GET", "POST"])
@allowed(Deed.REVIEW_PAIRS, asks=ADDRESS)
@with_refusals
def queue(request: HttpRequest, linkage_id: str) -> HttpResponse:
    """Show the queue of one linkage; a name comes by POST, so that no address ever holds it."""
    linkage, asked = linkage_shown(linkage_id), asked_of(request.GET)
    reviewed = under_review(linkage_id)
    name = request.POST.get("dicari", "").strip()
    searched, problem = _searched(reviewed, name) if request.method == "POST" else (None, "")
    context = {
        **_shared(request, reviewed, linkage, asked),
        "name": name,
        "searched": searched,
        "problem": problem,
    }
    return page(request, "office/review/queue.html", context, status=422 if problem else 200)


def _own(request: HttpRequest) -> list[LinkageShown]:
    """Linkages whose whole area is that of whoever asks; pairs of a part cannot be told apart from the others."""
    return [one for one in linkages_shown() if may_in(request, Deed.REVIEW_PAIRS, one.area_code)]


def _others(request: HttpRequest, linkage: LinkageShown) -> list[LinkageShown]:
    return [one for one in _own(request) if one.linkage_id != linkage.linkage_id][:_MOST_OTHERS]


def _searched(reviewed: Reviewed, name: str) -> tuple[Searched | None, str]:
    try:
        return search_pairs(reviewed, name), ""
    except ReviewError as error:
        return None, error.words.in_language(current_language())


def _shared(request: HttpRequest, reviewed: Reviewed, linkage: LinkageShown, asked: Asked) -> dict[str, object]:
    found = queue_of(reviewed, asked.filters, start=asked.start)
    first = neighbours(reviewed, asked.filters, rank=None, reader=officer_of(request)).after
    whole = queue_of(reviewed, asked.filters.with_choice("state", "all"), limit=0)
    return {
        "linkage": linkage,
        "queue": found,
        "states": [choice for choice in whole.choices["state"] if choice.value in {*ReviewState}],
        "first": first,
        "asked": asked,
        "parameters": PARAMETERS,
        "filter_words": FILTER_WORDS,
        "looks": LOOK_OF,
        "agreement": readers_agreement(linkage.area_code),
        "most_shown": MOST_SHOWN,
        "newer": max(0, asked.start - PER_PAGE) if asked.start else None,
        "older": asked.start + PER_PAGE if found.found > asked.start + PER_PAGE else None,
        "others": _others(request, linkage),
    }
