"""Today's deck tells today's story: the three sentences later figures refuted are gone."""

from tests.end_to_end.conftest import Made


def _all_leads(made: Made) -> str:
    return "\n".join(s.text for page in made.document.pages for s in page.lead)


def test_the_refuted_sentences_are_gone(now: Made) -> None:
    leads = _all_leads(now)
    assert "2015年の2,600,875人をピーク" not in leads
    assert "旧推計では2015年（2,600,875人）がピークとされたが、2020年の実績（2,604,945人）が上回った" in leads
    assert "2020年には60%を割り" not in leads
    assert "2045年には40%を超え" not in leads


def test_today_s_figures_stand_in_their_place(now: Made) -> None:
    leads = _all_leads(now)
    assert "2020年の2,604,945人をピークに" in leads
    assert "9,055人" in leads
    assert "旧推計" in leads


def test_the_newest_edition_is_the_default_and_the_older_is_labelled(now: Made) -> None:
    page = next(p for p in now.document.pages if p.id == "population_editions")
    names = [s.name for s in page.body[0].series]  # type: ignore[union-attr]
    assert "令和5年推計" in names
    assert "平成30年推計（旧推計）" in names


def test_members_in_the_order_of_their_codes(now: Made) -> None:
    partners = [m.code for m in now.brief.profile.members[1:]]
    assert partners == sorted(partners)


def test_words_follow_status(now: Made, then: Made) -> None:
    def text(made: Made) -> str:
        return "\n".join([made.document.area_name, *(s.text for p in made.document.pages for s in p.lead)])

    assert "（仮称）さっぽろ連携中枢都市圏" in text(then)
    assert "関係市町村" in text(then)
    assert "仮称" not in text(now)
    assert "関係市町村" not in text(now)
