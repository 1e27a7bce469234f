import pytest

from lindung.vocabulary.role import Deed, Role


@pytest.mark.parametrize("role", Role)
def test_every_role_has_words_and_deeds(role: Role) -> None:
    assert role.words.id
    assert role.words.en
    assert role.deeds


def test_every_deed_is_somebodys_and_has_words() -> None:
    assert {deed for role in Role for deed in role.deeds} == set(Deed)
    assert all(deed.words.id and deed.words.en for deed in Deed)


@pytest.mark.parametrize("other", [role for role in Role if role is not Role.AUDITOR])
def test_an_auditor_does_not_do_what_is_audited(other: Role) -> None:
    assert not Role.AUDITOR.goes_with(other)
    assert not other.goes_with(Role.AUDITOR)


@pytest.mark.parametrize("other", [role for role in Role if any(deed.names_people for deed in role.deeds)])
def test_who_keeps_accounts_meets_no_names_of_people(other: Role) -> None:
    assert not Role.ADMINISTRATOR.goes_with(other)
    assert not other.goes_with(Role.ADMINISTRATOR)


def test_others_go_together() -> None:
    assert Role.MANPOWER.goes_with(Role.SPONSORS)
    assert Role.PLANNING.goes_with(Role.ADMINISTRATOR)
    assert Role.VILLAGE.goes_with(Role.VILLAGE)


def test_an_agent_or_a_sponsor_meets_no_names() -> None:
    assert not any(deed.names_people for role in (Role.AGENT, Role.SPONSORS, Role.PLANNING) for deed in role.deeds)
