"""連携中枢都市圏構想とは ⑤⑥: the other areas, and what is special in some."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from toshiken.core.period import era_year, last_day
from toshiken.core.quantity import Quantity, State
from toshiken.core.wording import Sentence, Shown, number, sentence, with_unit
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.text import text_bullets
from toshiken.profile.comparison import kinds_of
from toshiken.profile.printed import Cell as PrintedCell
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

STEPS = ("declaration", "agreement", "vision")
COMPARED = 2015  # the census of the printed populations; the printed land is of two years later
PeerRow = Mapping[str, PrintedCell]
_ERA_LETTERS = {"平成": "H", "令和": "R"}


def other_areas(brief: Brief) -> Page | None:
    """構想⑤: areas led by designated cities beside each other, the largest underlined by computation."""
    table = brief.profile.table("peer_areas_2018")
    if table is None:
        return None
    peers = _peers(brief, table)
    notes = (
        f"連携市町村の数は中枢都市を含まない。下線は、{len(peers)}圏域の中で最も大きい値。",
        f"他圏域の構成は{table.origin.published_label}までの資料による。",
        *table.definition.notes,
        *(["本圏域の人口と面積は構成市町村の和。"] if len(peers) > len(table.rows) else []),
    )
    return Page(
        id="peers_table",
        title="連携中枢都市圏構想とは⑤　他都市の状況",
        lead=_counts(brief),
        body=(_peer_table(brief, peers),),
        notes=(*(said(note) for note in notes), *_against_print(brief, table)),
    )


def _counts(brief: Brief) -> tuple[Sentence, ...]:
    sentences = []
    then = brief.profile.table("eligible_bodies")
    if then:
        eligible, formed = (then.figure(then.rows[0], column) for column in ("eligible", "formed"))
        sentences.append(
            sentence(
                "全国では",
                with_unit(eligible),
                "が連携中枢都市の要件を満たし、",
                with_unit(formed),
                f"が圏域を形成済み（{formed.period.label}時点）",
            )
        )
    now = brief.profile.table("alliance_counts_2024")
    if now:
        areas, hubs, members = (now.figure(now.rows[0], column) for column in ("areas", "hubs", "memberships"))
        parts = ("その後、", number(areas), "圏域・", number(hubs), "市・延べ", number(members), "市町村に広がっている")
        sentences.append(sentence(*parts, f"（{areas.period.label}時点）"))
    return tuple(sentences)


@dataclass(frozen=True)
class _Peer:
    """A column of the comparison: head, day of each step as text, partners, people, land (None where it is not known)."""

    head: str
    days: Mapping[str, str]
    partners: str
    population: Quantity | None
    area: Quantity | None


def _peer_table(brief: Brief, peers: Sequence[_Peer]) -> Table:
    def row(head: str, cell: Callable[[_Peer], Cell], size: Callable[[_Peer], Decimal | None] | None = None) -> Row:
        sizes = [size(peer) if size else None for peer in peers]
        largest = max((s for s in sizes if s is not None), default=None)
        underlined = frozenset(i for i, s in enumerate(sizes, 1) if s is not None and s == largest)
        return Row((head, *map(cell, peers)), underlined=underlined)

    return Table(
        id="peer_table",
        title="圏域を形成している指定都市",
        alt="指定都市が中枢となる圏域の、宣言・協約・ビジョンの日、連携市町村、人口、面積の比較表",
        columns=(Column("", align="left", width=1.15), *(Column(peer.head, align="center") for peer in peers)),
        rows=(
            row("連携中枢都市宣言", lambda p: p.days["declaration"]),
            row("連携協約", lambda p: p.days["agreement"]),
            row("都市圏ビジョン", lambda p: p.days["vision"]),
            row("連携市町村", lambda p: p.partners, lambda p: _partner_count(p.partners)),
            row("圏域人口（人、2015年国勢調査）", lambda p: _cell(p.population, 0), lambda p: _value(p.population)),
            row("圏域面積（km²）", lambda p: _cell(p.area, 2), lambda p: _value(p.area)),
        ),
    )


def _peers(brief: Brief, table: PrintedTable) -> tuple[_Peer, ...]:
    """The printed areas; an area that is not among them stands last, as its own figures make it."""
    printed = tuple(_printed_peer(brief, table, row, _is_own(brief, row)) for row in table.rows)
    return printed if any(_is_own(brief, row) for row in table.rows) else (*printed, _own(brief))


def _is_own(brief: Brief, row: PeerRow) -> bool:
    """Whether the row is of the very area: of its hub, and of the members it has."""
    return brief.profile.as_printed and row["hub_code"] in {hub.code for hub in brief.profile.hubs}


def _printed_peer(brief: Brief, table: PrintedTable, row: PeerRow, own: bool) -> _Peer:
    formed = bool(row["declaration"])
    head = f"{row['hub']}（本圏域）" if own and formed else str(row["hub"])
    return _Peer(
        f"【参考】{head}" if own and not formed else head,
        {kind: _day(brief, row, kind) for kind in STEPS},
        str(row["partners"]),
        table.figure(row, "population"),
        table.figure(row, "area"),
    )


def _own(brief: Brief) -> _Peer:
    profile = brief.profile
    reached = {kind: profile.area.milestone(kind, brief.as_of) for kind in STEPS}
    return _Peer(
        "本圏域",
        {kind: _era_date(step.day) if step else "―" for kind, step in reached.items()},
        kinds_of(profile),
        profile.at("population_persons", profile.place, COMPARED),
        _land(profile),
    )


def _land(profile: AreaProfile) -> Quantity | None:
    """The land of the area by the list the printed areas are of, or the nearest later one at hand."""
    known = [q for q in profile.series("total_area_ha", profile.place) if q.value is not None]
    found = next((q for q in known if q.period.year >= COMPARED + 2), None)
    return found.in_unit("km2") if found else None


def _against_print(brief: Brief, table: PrintedTable) -> tuple[Sentence, ...]:
    """Where the area's own figures are not what is printed of it: both, with the difference."""
    row = next((r for r in table.rows if _is_own(brief, r)), None)
    own = _own(brief)
    if row is None:
        return ()
    pairs = (
        ("人口", own.population, table.figure(row, "population"), 0),
        ("面積", own.area, table.figure(row, "area"), 2),
    )
    found: list[Sentence] = []
    for name, computed, printed, decimals in pairs:
        if computed is None or computed.value is None or computed.period != printed.period:
            continue
        difference = replace(computed, value=computed.known - printed.known)
        if not Shown(difference, decimals).value:
            continue
        found.append(
            sentence(
                f"{row['hub']}の圏域{name}：印字値 ", number(printed, decimals), " ／ 構成市町村の和 ",
                number(computed, decimals), "（差 ", number(difference, decimals), "）。",
            )
        )  # fmt: skip
    return tuple(found)


def _cell(quantity: Quantity | None, decimals: int) -> Cell:
    return number(quantity, decimals) if quantity is not None else State.MISSING.value


def _value(quantity: Quantity | None) -> Decimal | None:
    return None if quantity is None else quantity.value


def _partner_count(text: str) -> Decimal:
    """10市13町 → 23."""
    return Decimal(sum(int(n) for n in re.findall(r"\d+", text)))


def _day(brief: Brief, row: PeerRow, kind: str) -> str:
    """Printed day; for the area itself, the day it was reached by now."""
    printed = str(row[kind])
    if printed:
        return _era_date(last_day(printed))
    reached = brief.profile.area.milestone(kind, brief.as_of) if _is_own(brief, row) else None
    return _era_date(reached.day) if reached else "―"


def _era_date(day: date) -> str:
    """H27.6.18, R6.3.29."""
    era, rest = era_year(day)[:2], era_year(day)[2:-1]
    return f"{_ERA_LETTERS[era]}{rest.replace('元', '1')}.{day.month}.{day.day}"


def special_features(brief: Brief) -> Page | None:
    """構想⑥: areas that do something special."""
    text = brief.text("special_features")
    if text is None:
        return None
    blocks = text_bullets(text, "special_features")
    named = "、".join(section.heading.split("（")[0] for section in text.sections)
    return Page(
        id="peers_features",
        title="連携中枢都市圏構想とは⑥　特徴的な取組を行っている圏域",
        lead=(said(f"{named}などに特徴のある取組がある"),),
        body=blocks,
        arrangement="one" if len(blocks) == 1 else "halves" if len(blocks) == 2 else "stacked",
        sources=(brief.origins[text.origin],),
        notes=tuple(said(n) for n in (*text.notes, f"{brief.origins[text.origin].published_label}の資料による。")),
    )
