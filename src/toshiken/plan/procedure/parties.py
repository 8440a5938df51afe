"""Which agreement a step is on, and a new agreement: with a new partner, or with one whose agreement has ended."""

from datetime import date

from toshiken.core.errors import RequestError
from toshiken.geography.municipalities import all_municipalities
from toshiken.plan.procedure.context import named_by_declarations
from toshiken.plan.procedure.refusal import StepRefused
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.procedure import Proceeding


def agreement_of(wanted: str, plan: AlliancePlan) -> Agreement:
    """The agreement of that id, or the partner's only one that has not ended; of ended ones the last."""
    if found := next((a for a in plan.agreements if a.id == wanted), None):
        return found
    own = plan.agreements_with(wanted)
    running = [a for a in own if a.ended is None] or list(own[-1:])
    if len(running) > 1:
        ids = "、".join(a.id for a in running)
        raise RequestError(f"市町村 {wanted} との協約が2つ以上あります：{ids}。協約の番号で指定してください。")
    if not running:
        known = "、".join(a.id for a in plan.agreements)
        raise RequestError(f"協約「{wanted}」の記録がありません。記録のある協約：{known or 'なし'}")
    return running[0]


def first_opened(wanted: str, day: date, text: str, plan: AlliancePlan) -> Agreement:
    """A new agreement in negotiation since `day`. wanted: the partner's code; with two hubs the hub's before it (35203-35206)."""
    hub, partner = _pair(wanted, plan)
    _may_be_partner(hub, partner, plan)
    before = [a for a in plan.agreements if (a.hub, a.partner) == (hub, partner)]
    running = next((a for a in before if a.ended is None), None)
    if running is not None:
        raise StepRefused(
            f"{plan.name_of(partner)}との協約（{running.id}）の記録がもうあります。その協約の手続を進めてください。",
            "地方自治法第252条の2第1項",
        )
    for ended in (a.ended for a in before if a.ended and a.ended > day):
        raise StepRefused(
            f"協議の始まり（{day}）が、前の協約の廃止の日（{ended}）より前です。日付を確かめてください。",
            "地方自治法第252条の2第4項",
        )
    name = f"{hub}-{partner}" + (f"-{len(before) + 1}" if before else "")
    opened = Proceeding(kind="conclude", text=text, started=day)
    return Agreement(id=name, hub=hub, partner=partner, proceedings=(opened,))


def _may_be_partner(hub: str, partner: str, plan: AlliancePlan) -> None:
    """Nobody agrees with itself; a declaration that is made names who may be a partner, the other hub aside."""
    if partner == hub:
        raise StepRefused(
            f"{plan.name_of(hub)}は自らと協約を結べません。相手の市町村のコードで指定してください。",
            "地方自治法第252条の2第1項",
        )
    named = named_by_declarations(plan)
    if named and partner not in named | {h.code for h in plan.area.hubs}:
        raise StepRefused(
            f"{plan.name_of(partner)}は連携中枢都市宣言に記載されていません。先に宣言（declarations）に記載してください。"
            "通勤通学割合が基準に満たなければ willing に理由とともに書きます。",
            "要綱第4",
        )


def _pair(wanted: str, plan: AlliancePlan) -> tuple[str, str]:
    named, _, partner = wanted.rpartition("-")
    hubs = [hub.code for hub in plan.area.hubs]
    if partner not in all_municipalities() or (named and named not in hubs):
        raise RequestError(
            f"新しい協約の相手「{wanted}」が分かりません。連携市町村のコード（5桁）か「{hubs[0]}-連携市町村のコード」で指定してください。"
        )
    if not named and len(hubs) > 1:
        ids = "、".join(f"{hub}-{partner}" for hub in hubs)
        raise RequestError(f"連携中枢都市が2つあります。どちらとの協約か、番号で指定してください：{ids}")
    return named or hubs[0], partner
