from lindung.vocabulary.programme import Programme


def test_knows_the_five_programmes_by_the_law_s_own_abbreviations() -> None:
    assert [programme.value for programme in Programme] == ["JKK", "JKM", "JHT", "JP", "JKP"]


def test_names_each_programme_in_both_languages() -> None:
    assert Programme.JKM.words.id == "Jaminan Kematian"
    assert len({programme.words for programme in Programme}) == 5
