"""What the form of a target offers to choose from, in words."""

from django.utils.translation import gettext as _

from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule, TwentyReading, UnknownNumbers
from lindung.web.office.targets.target_form import LEVELS
from lindung.web.office.words import NUMBER_STYLES
from lindung.web.shared.language import current_language


def choices() -> dict[str, list[tuple[str, str]]]:
    """Return value and wording of each choice, by field, in the reader's language."""
    language = current_language()
    return {
        "way": [
            ("count", _("jumlah orang")),
            ("percent", _("persen dari pekerja")),
            *((reading.value, reading.words.in_language(language)) for reading in TwentyReading),
        ],
        "origin": [(origin.value, origin.words.in_language(language)) for origin in TargetOrigin],
        "rule": [(rule.value, rule.words.in_language(language)) for rule in SpreadRule],
        "unknown": [(choice.value, choice.words.in_language(language)) for choice in UnknownNumbers],
        "down_to": [(str(level.value), level.words.in_language(language)) for level in LEVELS],
        "numbers": [(style.value, words.in_language(language)) for style, words in NUMBER_STYLES.items()],
    }
