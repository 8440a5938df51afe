"""Cost sharing: sums are exact to the thousand yen, whatever the rule; printed cases."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toshiken.core.errors import RequestError
from toshiken.plan.cost_sharing import largest_remainder, share
from toshiken.plan.records.cost import CostSharing, SharingKey, SharingPart

A, B, C = "99201", "99202", "99301"
MEMBERS = (A, B, C)


@pytest.fixture
def keys(_places: None) -> dict[str, SharingKey]:
    weights = {"people": ("6", "3", "1"), "use": ("1", "1", "2.5")}
    return {
        name: SharingKey(id=name, basis="架空", unit="人", weights=dict(zip(MEMBERS, w, strict=True)))
        for name, w in weights.items()
    }


@given(
    st.integers(0, 10_000_000),
    st.dictionaries(st.sampled_from("abcdefghijkl"), st.fractions(0, 1000), min_size=1).filter(
        lambda w: sum(w.values()) > 0
    ),
)
def test_shares_sum_to_the_amount_and_none_is_a_thousand_off(amount: int, weights: dict[str, Fraction]) -> None:
    shares, whole = largest_remainder(amount, weights), sum(weights.values())
    assert sum(shares.values()) == amount
    assert all(abs(shares[code] - amount * w / whole) < 1 for code, w in weights.items())
    assert all(shares[code] == 0 for code, w in weights.items() if w == 0)


@pytest.mark.parametrize(
    ("rule", "shares"),
    [
        (CostSharing(rule="equal"), (334, 333, 333)),
        (CostSharing(rule="population", sharing_key="people"), (600, 300, 100)),
        (CostSharing(rule="use", sharing_key="use"), (222, 222, 556)),
        (CostSharing(rule="fixed", sharing_key="people"), (600, 300, 100)),
        (CostSharing(rule="hub_bears_all"), (1000, 0, 0)),
    ],
)
def test_the_named_rules(rule: CostSharing, shares: tuple[int, ...], keys: dict[str, SharingKey]) -> None:
    found = share(1000, rule, MEMBERS, A, keys)
    assert tuple(found.thousand_jpy.values()) == shares
    assert found.total == 1000


def test_a_mixed_rule_sums_in_its_parts_and_in_all(keys: dict[str, SharingKey]) -> None:
    parts = (SharingPart(percent=50, rule="equal"), SharingPart(percent=50, rule="population", sharing_key="people"))
    found = share(1001, CostSharing(rule="mixed", parts=parts), MEMBERS, A, keys)
    assert found.thousand_jpy == {A: 167 + 300, B: 167 + 150, C: 167 + 50}
    assert found.arithmetic[0] == "50％分　均等割：501千円 × 1 ÷ 3 ＝ 167.000 → 167千円"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (CostSharing(rule="population", sharing_key="nobody"), "「nobody」が sharing_keys.yml にありません"),
        (CostSharing(rule="by_negotiation"), "別途協議"),
    ],
)
def test_what_cannot_be_shared_is_told(rule: CostSharing, said: str, keys: dict[str, SharingKey]) -> None:
    with pytest.raises(RequestError, match=said):
        share(1000, rule, MEMBERS, A, keys)


def test_of_two_hubs_none_is_taken_to_bear_all(keys: dict[str, SharingKey]) -> None:
    with pytest.raises(RequestError, match="2つとも加わっている"):
        share(1000, CostSharing(rule="hub_bears_all"), MEMBERS, None, keys)
    assert share(900, CostSharing(rule="equal"), MEMBERS, None, keys).thousand_jpy == dict.fromkeys(MEMBERS, 300)


def test_a_member_without_weight_is_told(keys: dict[str, SharingKey]) -> None:
    with pytest.raises(RequestError, match="99303"):
        share(1000, CostSharing(rule="population", sharing_key="people"), (*MEMBERS, "99303"), A, keys)
