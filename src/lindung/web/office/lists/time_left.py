"""How much longer some work takes, as people say it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_MINUTE = 60
_HOUR = 60 * _MINUTE


def time_left(seconds: float | None) -> str:
    """Say the estimate in steps nobody has to correct every second; "" when there is none."""
    if seconds is None:
        return ""
    if seconds < 1:
        return _("sebentar lagi")
    if seconds < _MINUTE:
        return _in_seconds(int(seconds))
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return ngettext("sekitar %(num)s menit lagi", "sekitar %(num)s menit lagi", minutes) % {"num": minutes}
    hours = round(seconds / _HOUR)
    return ngettext("sekitar %(num)s jam lagi", "sekitar %(num)s jam lagi", hours) % {"num": hours}


def _in_seconds(seconds: int) -> str:
    """Round to five seconds from ten on."""
    rounded = seconds if seconds < 10 else 5 * round(seconds / 5)
    return ngettext("sekitar %(num)s detik lagi", "sekitar %(num)s detik lagi", rounded) % {"num": rounded}
