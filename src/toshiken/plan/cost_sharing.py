"""Cost sharing as named rules: exact to the thousand yen, with the arithmetic.

A weight's share is amount × weight ÷ sum of weights; what rounding down leaves over goes, a thousand yen each, to the
largest remainders, of equal remainders to the first in 建制順 (largest remainder method, Hamilton 1792).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toshiken.core.errors import RequestError
from toshiken.plan.records.cost import SHARING_RULES, Cost, CostSharing, SharingKey
from toshiken.plan.records.project import Project


@dataclass(frozen=True)
class Shares:
    """What each municipality bears, in thousand yen, and how it was worked out, a line a municipality."""

    thousand_jpy: Mapping[str, int]
    arithmetic: tuple[str, ...]

    @property
    def total(self) -> int:
        """The amount shared."""
        return sum(self.thousand_jpy.values())


def largest_remainder(amount: int, weights: Mapping[str, Fraction]) -> dict[str, int]:
    """`amount` thousand yen by `weights` (municipality → weight, in 建制順); the parts sum to the amount."""
    whole = sum(weights.values())
    if whole <= 0:
        raise RequestError("負担割合の重みの合計が0です。負担割合を確かめてください。")
    exact = {code: amount * weight / whole for code, weight in weights.items()}
    shares = {code: int(share) for code, share in exact.items()}
    order = sorted(exact, key=lambda code: exact[code] - shares[code], reverse=True)
    for code in order[: amount - sum(shares.values())]:
        shares[code] += 1
    return shares


def share(
    amount: int, rule: CostSharing, members: Sequence[str], hub: str | None, keys: Mapping[str, SharingKey]
) -> Shares:
    """`amount` (thousand yen) among the members that take part, hub first; 別途協議 has no shares and is a RequestError.

    hub: None where two take part; which of them bears all is then not said, and a RequestError.
    """
    match rule.rule:
        case "by_negotiation":
            raise RequestError(
                "費用負担が別途協議のため、負担額を計算できません。協議の結果を shares に書いてください。"
            )
        case "hub_bears_all" if hub is None:
            raise RequestError(
                "連携中枢都市が2つとも加わっているため、どちらが全額を負担するか分かりません。協議の結果を shares に書いてください。"
            )
        case "hub_bears_all":
            shares = {code: amount if code == hub else 0 for code in members}
            return Shares(shares, (f"{SHARING_RULES['hub_bears_all']}：{amount:,}千円",))
        case "mixed":
            return _mixed(amount, rule, members, keys)
        case _:
            return _by_weights(amount, rule.rule, weights_of(rule.rule, rule.sharing_key, members, keys))


def weights_of(rule: str, key: str, members: Sequence[str], keys: Mapping[str, SharingKey]) -> dict[str, Fraction]:
    """The weight of each member; equal weights where the rule asks for none."""
    if rule == "equal":
        return dict.fromkeys(members, Fraction(1))
    if key not in keys:
        raise RequestError(f"負担割合「{key}」が sharing_keys.yml にありません。書き足すか、綴りを確かめてください。")
    known = keys[key].weights
    lacking = [code for code in members if code not in known]
    if lacking:
        raise RequestError(
            f"負担割合「{key}」に市町村 {'、'.join(lacking)} の値がありません。sharing_keys.yml に書き足してください。"
        )
    return {code: Fraction(known[code]) for code in members}


def _by_weights(amount: int, rule: str, weights: Mapping[str, Fraction]) -> Shares:
    shares = largest_remainder(amount, weights)
    whole = sum(weights.values())
    lines = (
        f"{SHARING_RULES[rule]}：{amount:,}千円 × {_plain(weights[code])} ÷ {_plain(whole)} ＝ "
        f"{float(amount * weights[code] / whole):,.3f} → {shares[code]:,}千円"
        for code in weights
    )
    return Shares(shares, tuple(lines))


def _mixed(amount: int, rule: CostSharing, members: Sequence[str], keys: Mapping[str, SharingKey]) -> Shares:
    """Each part's amount is cut by largest remainder too, so that parts and shares both sum to the amount."""
    percents = {str(n): Fraction(part.percent) for n, part in enumerate(rule.parts)}
    amounts = largest_remainder(amount, percents)
    parts = [
        _by_weights(amounts[str(n)], part.rule, weights_of(part.rule, part.sharing_key, members, keys))
        for n, part in enumerate(rule.parts)
    ]
    shares = {code: sum(part.thousand_jpy[code] for part in parts) for code in members}
    lines = tuple(
        f"{part.percent}％分　{line}"
        for part, found in zip(rule.parts, parts, strict=True)
        for line in found.arithmetic
    )
    return Shares(shares, lines)


def project_shares(project: Project, cost: Cost, hub: str | None, keys: Mapping[str, SharingKey]) -> Shares | None:
    """What each member bears of a cost's general funds: as agreed where shares are recorded, else by the project's rule.

    hub: None where two take part. None where the cost or the sharing is 別途協議 or not settled yet.
    """
    if cost.shares:
        return Shares(dict(cost.shares), ("協議で定めた負担額",))
    return shares_by_rule(project, cost, hub, keys)


def shares_by_rule(project: Project, cost: Cost, hub: str | None, keys: Mapping[str, SharingKey]) -> Shares | None:
    """What the project's rule gives, whatever shares are recorded."""
    amount, rule = cost.general_funds_thousand_jpy, project.cost_sharing
    if amount is None or amount < 0 or rule is None or rule.rule == "by_negotiation" or not project.members:
        return None
    if rule.rule == "hub_bears_all" and hub is None:
        return None
    return share(amount, rule, project.members, hub, keys)


def _plain(weight: Fraction | int) -> str:
    value = Fraction(weight)
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.4f}".rstrip("0")
