"""Municipal offices: those in the list, and none for any other municipality."""

from toshiken.geography.offices import ORIGIN, offices


def test_an_office_has_its_place() -> None:
    sapporo = offices().get("01100")
    assert sapporo is not None
    assert (round(sapporo.latitude), round(sapporo.longitude)) == (43, 141)


def test_a_municipality_outside_the_list_has_none() -> None:
    assert offices().get("13206") is None


def test_the_list_has_its_terms_of_use() -> None:
    assert ORIGIN.id == "municipal_offices"
    assert ORIGIN.licence
    assert ORIGIN.credit.endswith("を加工して作成")
