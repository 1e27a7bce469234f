"""Whether the store holds the packaged list of areas; every command asks, so it loads nothing to find out."""

from django.db.models import Count, Sum
from django.db.models.functions import Length

from lindung.opendata.models import Area
from lindung.vocabulary.areas.stock import LevelStock, expected_stock


def holds_packaged_list() -> bool:
    """Tell cheaply whether the store holds the packaged list, by the counts and letters of each level."""
    levels = Area.objects.filter(valid_to=None).order_by("level").values_list("level")
    sums = {"areas": Count("code"), "letters": Sum(Length("name")), "searched": Sum(Length("search_name"))}
    return [LevelStock(*row) for row in levels.annotate(**sums)] == expected_stock()
