"""An office's own profile: a mapping that a person corrected once, kept for the next file of the same sender."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from lindung.engines.intake.headers import normalised
from lindung.engines.intake.profiles.profile import Profile, profile_from, shipped_profiles, tables_of
from lindung.engines.intake.profiles.profile_faults import ProfileError
from lindung.registry.models import OfficeProfile
from lindung.vocabulary.language import Words

LONGEST_NAME = 60
_LONG_NUMBER = re.compile(r"\d{8}")  # a heading that holds one is no heading but a person's cell
_LEFT_OUT = Words("Tidak dipakai oleh kantor ini.", "Not used by this office.")
_MOST_MARKS = 3


@transaction.atomic
def save_profile(
    *, name: str, based_on: str, mapping: Mapping[str, str], by: str, now: datetime, seen_at: datetime | None = None
) -> str:
    """Keep a file's headings as a profile of the office and return its id; saving under the same name replaces it.

    The mapping is {heading: target}, "" for a heading to leave out; it is added to what the profile it is based on
    knows. Whoever saves last wins; when they had not seen the version they replaced (``seen_at`` is not when it was
    saved), replaced_words says so afterwards.

    Raises:
        ProfileError: The name is unusable or taken by a shipped profile, the base is unknown, or a heading is
            unusable; nothing was saved.
    """
    profile_id = _usable_id(name)
    base = _known(based_on)
    _refuse_cells(mapping)
    tables = {**tables_of(_with_headings(base, mapping)), "name": {"id": name.strip(), "en": name.strip()}}
    tables["based_on"] = base.based_on or base.id
    profile = profile_from(tables, profile_id=profile_id, is_own=True)
    _store(profile, name.strip(), by, now, seen_at)
    return profile_id


def office_profiles(*, include_archived: bool = False) -> dict[str, Profile]:
    """Return the office's own profiles by id."""
    saved = OfficeProfile.objects.all() if include_archived else OfficeProfile.objects.filter(is_archived=False)
    return {row.name: profile_from(row.content, profile_id=row.name, is_own=True) for row in saved}


def archive_profile(*, profile_id: str, by: str, now: datetime) -> None:
    """Offer a profile no longer; lists that were read with it can still be read with it.

    Raises:
        ProfileError: The office has no such profile in use.
    """
    changed = OfficeProfile.objects.filter(name=profile_id, is_archived=False).update(
        is_archived=True, updated_by=by, updated_at=now
    )
    if not changed:
        raise _unknown(profile_id)


def replaced_words(profile_id: str) -> Words | None:
    """Say that the last save replaced a version its author had not seen, or None."""
    oversight = (
        OfficeProfile.objects.filter(name=profile_id).values_list("replaced_by_oversight", flat=True).first() or None
    )
    if oversight is None:
        return None
    return Words(
        f"Profil ini menggantikan versi yang disimpan {oversight['by']} pada {oversight['at']} dan belum dilihat "
        "penyimpan terakhir. Periksa judul kolomnya.",
        f"This profile replaced the version that {oversight['by']} saved at {oversight['at']} and that the last person "
        "to save had not seen. Check its headings.",
    )


def _store(profile: Profile, title: str, by: str, now: datetime, seen_at: datetime | None) -> None:
    fields = {
        "title": title,
        "based_on": profile.based_on,
        "register": profile.register.value,
        "content": tables_of(profile),
        "updated_by": by,
        "updated_at": now,
        "is_archived": False,
    }
    fresh = {**fields, "created_by": by, "created_at": now}
    _, is_new = OfficeProfile.objects.get_or_create(name=profile.id, defaults=fresh)
    if is_new:
        return
    before = OfficeProfile.objects.select_for_update().get(name=profile.id)
    is_oversight = not before.is_archived and before.updated_at != seen_at
    oversight = {"by": before.updated_by, "at": f"{before.updated_at:%Y-%m-%d %H:%M}"} if is_oversight else None
    OfficeProfile.objects.filter(pk=before.pk).update(**fields, replaced_by_oversight=oversight)


def _usable_id(name: str) -> str:
    title = name.strip()
    profile_id = slugify(title)
    taken = {normalised(text) for one in shipped_profiles().values() for text in (one.id, one.words.id, one.words.en)}
    if not profile_id or len(title) > LONGEST_NAME:
        raise ProfileError(
            Words(
                f"Profil tidak disimpan: beri nama dengan huruf atau angka, paling panjang {LONGEST_NAME} karakter.",
                f"The profile was not saved: give it a name of letters or digits, at most {LONGEST_NAME} characters.",
            )
        )
    if normalised(title) in taken:
        raise ProfileError(
            Words(
                "Profil tidak disimpan: nama itu milik profil bawaan Lindung. Pilih nama lain, misalnya nama kantor.",
                "The profile was not saved: a profile that ships with Lindung has that name. Choose another, for "
                "instance the office's.",
            )
        )
    return profile_id


def _known(profile_id: str) -> Profile:
    profile = shipped_profiles().get(profile_id) or office_profiles(include_archived=True).get(profile_id)
    if profile is None:
        raise _unknown(profile_id)
    return profile


def _refuse_cells(headings: Mapping[str, str]) -> None:
    if any(_LONG_NUMBER.search(re.sub(r"[\s.-]", "", heading)) for heading in headings):
        raise ProfileError(
            Words(
                "Profil tidak disimpan: salah satu judul kolom berisi nomor panjang, jadi mungkin data orang. "
                "Periksa baris judul berkas.",
                "The profile was not saved: a heading holds a long number, so it may be a person's data. "
                "Check the header row of the file.",
            )
        )


def _with_headings(base: Profile, mapping: Mapping[str, str]) -> Profile:
    """Add a file's headings to a profile; a heading that meant something else there means only the new thing."""
    new = {heading: target for heading, target in mapping.items() if not _is_own(base, heading, target)}
    typical = tuple(heading for heading, target in new.items() if not _is_usual(base, heading, target))
    moved = {normalised(heading) for heading in new}
    kept = {target: _without(texts, moved) for target, texts in base.headers.items()}
    for heading, target in new.items():
        if target:
            kept[target] = (*kept.get(target, ()), heading)
    ignored = {text: why for text, why in base.ignored.items() if normalised(text) not in moved}
    return replace(
        base,
        headers={target: texts for target, texts in kept.items() if texts},
        ignored=ignored | {heading: _LEFT_OUT for heading, target in new.items() if not target},
        identifies_by=_without(base.identifies_by, moved) + typical,
        marks_needed=base.marks_needed if base.identifies_by else max(1, min(len(typical), _MOST_MARKS)),
    )


def _is_own(base: Profile, heading: str, target: str) -> bool:
    wording = base.wordings.get(normalised(heading))
    return wording is not None and wording.is_own and (wording.target or "") == target


def _is_usual(base: Profile, heading: str, target: str) -> bool:
    """Whether any office would write the heading so; only what is unusual tells this office's files from others."""
    wording = base.wordings.get(normalised(heading))
    return wording is not None and (wording.target or "") == target


def _without(texts: Sequence[str], moved: set[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if normalised(text) not in moved)


def _unknown(profile_id: str) -> ProfileError:
    return ProfileError(
        Words(
            f"Tidak ada profil “{profile_id[:LONGEST_NAME]}” yang dipakai. Lihat daftar profil.",
            f"No profile “{profile_id[:LONGEST_NAME]}” is in use. See the list of profiles.",
        )
    )
