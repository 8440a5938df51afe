"""The terms of 用語解説."""

from toshiken.core.terms import all_terms


def test_terms_the_deck_needs_are_explained() -> None:
    explained = {t.ja for t in all_terms().values()}
    assert {
        "連携中枢都市圏",
        "連携協約",
        "通勤通学割合",
        "特化係数",
        "二次医療圏",
        "移輸出入収支額",
        "転入超過",
    } <= explained


def test_terms_stand_in_order_of_the_kana() -> None:
    order = list(all_terms())
    assert order[0] == "partial_cooperative"
    assert order.index("vision_council") < order.index("suppressed")  # びじょん stands among ひ, before ひとく
    assert all_terms()["location_quotient"].en == "location quotient"
