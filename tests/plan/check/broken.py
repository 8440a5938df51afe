"""The good plan with one fault each, made by a small edit; which fault `plan check` must name, and the line it must point at."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Broken:
    """An edit of one file of the copy, the fault it makes, and words that stand in the line pointed at.

    also: further faults the same edit makes.
    """

    fault: str
    file: str
    edit: Callable[[str], str]
    points_at: str
    in_file: str = ""
    also: tuple[str, ...] = ()

    def break_(self, folder: Path) -> None:
        path = folder / self.file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = self.edit(before)
        assert after != before, f"{self.file}: the edit changes nothing"
        path.parent.mkdir(exist_ok=True)
        path.write_text(after, encoding="utf-8")


def swap(old: str, new: str, nth: int = 0) -> Callable[[str], str]:
    """Replaces the nth occurrence."""

    def edit(text: str) -> str:
        parts = text.split(old)
        assert len(parts) > nth + 1, f"「{old}」 is not there {nth + 1} times"
        return old.join(parts[: nth + 1]) + new + old.join(parts[nth + 1 :])

    return edit


def without(first: str, lines: int, nth: int = 0) -> Callable[[str], str]:
    """Takes away the nth line that begins so (blanks aside) and the ones after it, `lines` in all."""

    def edit(text: str) -> str:
        kept = text.splitlines(keepends=True)
        starts = [n for n, line in enumerate(kept) if line.strip().startswith(first)]
        del kept[starts[nth] : starts[nth] + lines]
        return "".join(kept)

    return edit


def more(lines: str) -> Callable[[str], str]:
    """Adds lines at the end."""
    return lambda text: text + lines


def other_seal(nth: int) -> Callable[[str], str]:
    """Another seal at the nth place: bill and vote of the hub, bill and vote of the partner, conclusion."""
    return lambda text: _nth_seal(text, nth)


def _nth_seal(text: str, nth: int) -> str:
    found = list(re.finditer(r"sha256: (\w+)", text))[nth]
    return text[: found.start(1)] + "f" * 64 + text[found.end(1) :]


def _unsealed(text: str) -> str:
    """The partner's bill and vote on another text, their seals taken away."""
    whole, _, partner = text.partition("partner_side:")
    partner, _, signed = partner.partition("concluded:")
    partner = re.sub(r" +sha256: .*\n", "", partner).replace("text: first", "text: east_2024")
    return f"{whole}partner_side:{partner}concluded:{signed}"


EAST, WEST, NORTH = ("agreements/99201-" + code + ".yml" for code in ("99202", "99301", "99303"))
P11, P12, P31, P32 = (f"projects/{code}.yml" for code in ("1-01", "1-02", "3-01", "3-02"))
GROWTH, LIVING, VISION = "kpi_sets/growth.yml", "kpi_sets/living.yml", "visions/first.yml"
SECOND = "id: again\nhub: '99201'\npartner: '99301'\nproceedings:\n  - kind: conclude\n    text: first\n"

POLICY = """hub: '99201'
text: 架空の形成方針
side:
  vote: {day: '2022-03-18', text: 形成方針, result: passed}
adopted: '2022-03-01'
"""
WEST_SEAL = "fadf54d0e2f32024a4ccd372b0008a9528a6bee4151cceb8e29c1cab8178f801.yml"
STRANGER = "'2023-08-08'\n        member: '99303'"

CASES = {
    "a side's vote is missing": Broken("concluded_without_vote", WEST, without("vote:", 5, 1), "partner_side"),
    "a vote without its bill": Broken("vote_without_bill", WEST, without("bill:", 6, 1), "vote"),
    "the vote before the bill": Broken("vote_before_bill", WEST, swap("2022-02-18", "2022-03-19"), "day"),
    "concluded before the vote": Broken(
        "concluded_before_vote", WEST, swap("2022-03-18", "2022-03-31", 1), "2022-03-30"
    ),
    "concluded though rejected": Broken("concluded_though_rejected", WEST, swap("passed", "rejected", 1), "result"),
    "a vote on another wording than submitted": Broken(
        "bill_and_vote_differ", WEST, other_seal(0), "sha256", also=("wording_rewritten",)
    ),
    "votes on different wordings": Broken(
        "votes_differ", WEST, lambda t: other_seal(3)(other_seal(2)(t)), "sha256", also=("wording_rewritten",)
    ),
    "votes on different texts, neither sealed": Broken("votes_differ", WEST, _unsealed, "east_2024"),
    "a vote under another text's id": Broken(
        "seal_of_another_text", WEST, swap("text: first", "text: east_2024", 4), "sha256"
    ),
    "concluded on another wording than voted": Broken(
        "concluded_text_differs", WEST, other_seal(4), "sha256", also=("wording_rewritten",)
    ),
    "a sealed wording was edited": Broken(
        "seal_broken", "sealed_wordings/" + WEST_SEAL, swap("圏域の経済をけん引し", "圏域の経済を支え"), "lines"
    ),
    "another text on the table": Broken("another_text", WEST, swap("text: first", "text: end"), "text: end"),
    "the wording was edited after the vote": Broken(
        "wording_rewritten", "agreement_texts/first.yml", swap("圏域の経済をけん引し", "圏域の経済を支え"), "sha256", WEST
    ),
    "a bill before the declaration": Broken(
        "before_declaration", WEST, swap("2022-02-18", "2021-11-01"), "day", also=("bill_before_start",)
    ),
    "a bill before the talks began": Broken("bill_before_start", WEST, swap("2021-12-10", "2022-02-20"), "2022-02-18"),
    "a change begun before the conclusion": Broken(
        "begun_before_conclusion", EAST, swap("2023-10-02", "2022-03-01"), "2022-03-01"
    ),
    "notice before the conclusion": Broken("before_conclusion", WEST, swap("2022-03-30", "2022-03-20"), "2022-03-20"),
    "the wrong governor": Broken("wrong_governor", WEST, swap("架空県知事", "隣架空県知事", 1), "to"),
    "a change of what was not concluded": Broken(
        "change_without_agreement", NORTH, swap("conclude", "change"), "kind",
        also=("concluded_day_differs", "agreement_not_concluded"),
    ),
    "a proceeding after the end": Broken("after_end", NORTH, more("  - kind: change\n    text: first\n"), "kind"),
    "a policy adopted without a vote": Broken(
        "policy_without_vote", "formation_policies/99201.yml",
        lambda _: "hub: '99201'\ntext: 架空の形成方針\nadopted: '2022-03-01'\n", "adopted",
    ),
    "a policy adopted before its vote": Broken(
        "policy_before_vote", "formation_policies/99201.yml",
        lambda _: POLICY, "adopted",
    ),
    "a second agreement with one partner": Broken(
        "second_agreement", "agreements/again.yml", lambda _: SECOND, "partner"
    ),
    "the area's file and the agreement name different days": Broken(
        "concluded_day_differs", "area.yml", swap("concluded: '2022-03-30'", "concluded: '2022-03-29'", 2), "concluded", WEST
    ),
    "a partner the declaration does not name": Broken(
        "partner_not_declared", "declarations/99201.yml", without("- code: '99301'", 2), "partner", WEST
    ),
    "a member who ended and stays": Broken("ended_but_member", "area.yml", without("left:", 1), "partner", NORTH),
    "a declaration before there was a scheme": Broken(
        "before_the_scheme", "declarations/99201.yml", swap("day: '2021-11-30'", "day: '2011-11-30'"), "day"
    ),
    "under the threshold among those over it": Broken(
        "named_under_threshold", "declarations/99201.yml", swap("'12.1'", "'9.9'"), "99302"
    ),
    "over the threshold among the willing": Broken(
        "willing_over_threshold", "declarations/99201.yml", swap("'6.2'", "'10.0'"), "99303"
    ),
    "a duplicate id": Broken("duplicate_id", "meetings.yml", swap("id: heads_2022", "id: heads_2021"), "heads_2021"),
    "a duplicate KPI id": Broken("duplicate_id", GROWTH, swap("id: visitors", "id: deals"), "deals"),
    "a file of another name": Broken("file_name", P11, swap("code: 1-01", "code: 1-09"), "code", also=("unknown_reference",)),
    "an id nobody has": Broken("unknown_reference", GROWTH, swap("meeting: council_2023", "meeting: council_2033"), "council_2033"),
    "an unknown item code": Broken("unknown_item", P11, swap("item: ア-b", "item: ア-z"), "ア-z"),
    "an unknown field": Broken("unknown_field", P31, swap("field: 地域医療", "field: 医療"), "field"),
    "an item the agreement does not name": Broken("item_not_agreed", P11, swap("item: ア-b", "item: ア-c"), "99201-98201"),
    "a project on an agreement not concluded": Broken(
        "agreement_not_concluded", P11, swap("- 99201-99301", "- 99201-99302"), "99201-99302",
        also=("agreement_of_stranger", "member_without_basis"),
    ),
    "a project older than the agreement": Broken(
        "agreement_later", P12, lambda t: swap("  - '99202'", "  - '99303'")(swap("- 99201-99202", "- 99201-99303")(t)),
        "99201-99303", also=("member_not_then",),
    ),
    "a member not in the area then": Broken(
        "member_not_then", "projects/3-03.yml", swap("last_fiscal_year: 2025", "last_fiscal_year: 2026"), "99303"
    ),
    "a member without an agreement": Broken("member_without_basis", P31, without("- 99201-99301", 1), "99301"),
    "no hub in a project": Broken("hub_takes_no_part", P12, without("- '99201'", 1), "members"),
    "a schedule outside the project's years": Broken("phase_outside", P32, swap("first_fiscal_year: 2023\n    last", "first_fiscal_year: 2021\n    last"), "2021"),
    "years reversed": Broken("years_reversed", P12, swap("last_fiscal_year: 2026\nschedule", "last_fiscal_year: 2021\nschedule"), "2021",
        also=("phase_outside", "cost_outside_years", "member_not_then")),
    "an estimate counted as settled": Broken("settlement_too_early", P31, swap("'2026-09-18'", "'2026-02-10'"), "2026-02-10"),
    "a settlement without its day": Broken("settlement_undated", P31, without("day: '2026-09-18'", 1), "fiscal_year"),
    "one kind of money twice in a year": Broken("cost_twice", P31, swap("kind: settlement", "kind: budget"), "fiscal_year"),
    "money outside the project's years": Broken("cost_outside_years", P12, swap("- fiscal_year: 2025", "- fiscal_year: 2021"), "2021"),
    "more subsidies than cost": Broken("funding_over_cost", P31, swap("thousand_jpy: 9000", "thousand_jpy: 90000"), "funding"),
    "shares that do not sum": Broken("shares_not_summing", P31, swap("'99301': 702", "'99301': 703"), "shares"),
    "shares against the rule": Broken(
        "share_against_rule", P31, lambda t: t.replace("'99201': 9330", "'99201': 9331").replace("'99301': 702", "'99301': 701"), "99201"
    ),
    "no weights for the rule": Broken("sharing_key_missing", P31, swap("clinic_use_2023", "clinic_use"), "cost_sharing"),
    "a member without weight": Broken("weight_missing", "sharing_keys.yml", without("'99301': '611'", 1), "sharing_key", P31),
    "parts that are no whole": Broken("parts_not_whole", P12, swap("percent: 60", "percent: 50"), "cost_sharing"),
    "counted twice": Broken("counted_twice", P32, more("  - member: '99202'\n    scheme: 過疎対策\n"), "99202"),
    "a KPI without baseline": Broken("baseline_missing", GROWTH, without("baseline:", 4), "deals"),
    "a KPI without target": Broken("target_missing", LIVING, without("targets:", 4), "clinic_waiting"),
    "a target against its direction": Broken("target_against_direction", GROWTH, swap("'100'", "'30'"), "value"),
    "a target before its baseline": Broken("target_before_baseline", LIVING, swap("period: FY2026", "period: FY2020"), "FY2020"),
    "a target changed without reason": Broken("target_changed_without_reason", GROWTH, without("reason: 令和5年度", 1), "set_on"),
    "one figure twice": Broken("actual_twice", GROWTH, swap("period: FY2023", "period: FY2022"), "FY2022", also=("report_missing",)),
    "reported before its time": Broken("reported_before_period", GROWTH, swap("'2023-06-20'", "'2022-03-20'"), "2022-03-20"),
    "a final figure before its year is over": Broken("final_before_period_end", GROWTH, swap("'2023-06-20'", "'2023-03-20'"), "2023-03-20"),
    "a report nobody asked for": Broken("reporter_unexpected", GROWTH, swap("member: '99202'", "member: '99301'"), "99301", also=("report_missing",)),
    "a report of someone who was no member": Broken("report_of_stranger", GROWTH, swap("'2023-08-08'", STRANGER), "99303", also=("reporter_unexpected",)),
    "an indicator that is none": Broken("unknown_indicator", "kpi_sets/functions.yml", swap("physicians_per_100k", "doctors"), "indicator"),
    "a KPI under another role": Broken("kpi_of_other_role", GROWTH, swap("role: ア", "role: イ"), "1-01"),
    "a 懇談会 that decides": Broken("council_decides", "meetings.yml", swap("意見があった。", "承認された。"), "outcome"),
    "a vision nobody was heard on": Broken("vision_without_opinion", VISION, without("meetings:", 2), "id"),
    "heard after it was decided": Broken("opinion_after_decision", VISION, swap("- council_2021", "- council_2022"), "council_2022"),
    "a vision before the agreements": Broken(
        "vision_before_agreements", VISION, swap("decided: '2022-03-31'", "decided: '2022-03-01'"), "decided", also=("consent_after_decision",)
    ),
    "a vision that ends before it begins": Broken("vision_reversed", VISION, swap("2027-03-31", "2022-03-31"), "last_day"),
    "comments taken after the decision": Broken("comment_after_decision", "public_comments.yml", swap("2022-02-15", "2022-04-15"), "last_day"),
    "a calendar item that is none": Broken("unknown_calendar_item", "moved_days.yml", swap("item: results", "item: result"), "item"),
    "a member twice in a project": Broken("unreadable", P12, swap("- '99202'", "- '99202'\n  - '99202'"), "99202"),
    "a consent twice": Broken("unreadable", VISION, swap("member: '99202'", "member: '98201'"), "98201"),
    "a file that is no record": Broken("unreadable", P12, swap("name: 周遊", "title: 周遊"), "code"),
}  # fmt: skip
