"""連携中枢都市宣言書 (要綱第4), with its tables from the area's figures."""

from collections.abc import Iterator, Mapping, Sequence

from toshiken.core.quantity import Quantity
from toshiken.core.wording import number
from toshiken.geography.municipalities import municipality
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.checklist import checklist
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.marks import NO_FIGURE, UNDECIDED, known
from toshiken.outputs.papers.paper import Block, Heading, Line, Paper, line, lines
from toshiken.outputs.papers.source import Source, cited, written_day
from toshiken.outputs.papers.wording import Section, filled
from toshiken.plan.records.declaration import Declaration, NamedMunicipality
from toshiken.profile.claims.commuting import daynight
from toshiken.profile.profile import AreaProfile
from toshiken.rules.parameters import parameter

_POPULATION = (
    ("夜間人口", "nighttime_population_persons", "人", 0),
    ("昼間人口", "daytime_population_persons", "人", 0),
    ("昼夜間人口比率", "day_night_population_ratio", "％", 1),
)


def declaration_paper(source: Source, declaration: Declaration) -> Paper:
    """The declaration of one hub."""
    wording = source.words.of("declaration")
    hub = source.plan.name_of(declaration.hub)
    threshold = parameter("commuting_threshold", declaration.day or source.day).in_unit("percent").shown()
    slots = source.slots(hub=hub, threshold=threshold, published=written_day(declaration.published))
    bodies = _bodies(source, declaration)
    blocks: list[Block] = [
        line(wording.title, "title"),
        line(source.plan.area.name_on(declaration.day or source.day), "subtitle"),
        *(line(filled(text, slots)) for text in wording.section("title").paragraphs),
    ]
    for number_, required in enumerate(wording.required, start=1):
        blocks += _section(number_, wording.section(required.section), slots, bodies.get(required.section, []))
    blocks += [
        line(written_day(declaration.day), "plain"),
        line(f"{source.head(declaration.hub)}　　　　　　　　　　　", "right"),
    ]
    blocks += _origin(declaration)
    if source.audience is Audience.INTERNAL:
        blocks += checklist(wording, _undecided(declaration), slots)
    return source.paper(
        f"declaration_{declaration.hub}", f"{hub}　{wording.title}", tuple(blocks), Audience.PUBLIC,
        footer=f"{hub}　{wording.title}",
    )  # fmt: skip


def _section(number_: int, section: Section, slots: Mapping[str, str], body: Sequence[Block]) -> Iterator[Block]:
    yield Heading(f"{number_}　{filled(section.heading, slots)}", 2)
    yield from (line(filled(text, slots)) for text in section.paragraphs)
    yield from body
    yield from (line(f"※ {filled(note, slots)}", "note") for note in section.notes)


def _bodies(source: Source, declaration: Declaration) -> dict[str, list[Block]]:
    return {
        "intention": [line(known(declaration.intention))],
        "statistics": [*_statistics(source, declaration)],
        "services": [_services(declaration)],
        "over_threshold": [_named("over_threshold", declaration.over_threshold)],
        "willing": [_named("willing", declaration.willing)],
        "state": [line(known(declaration.state_of_area))],
        "fields": [*lines(declaration.fields_of_cooperation or (UNDECIDED,), "bullet")],
    }


def _statistics(source: Source, declaration: Declaration) -> Iterator[Block]:
    yield line(known(declaration.statistics))
    profile = source.profile_on(declaration.day)
    if profile is None:
        return
    newest = profile.latest("nighttime_population_persons", profile.hub)
    if newest is None:
        yield line(f"※ {written_day(profile.as_of)}までに公表された昼間人口の数値は、手元の資料にない。", "note")
        return
    if (found := daynight(profile)) is not None:
        yield line(source.said("declaration_daynight", found))
    yield _population(profile)
    yield line(f"{cited(newest.origins)}（{newest.period.short}）", "note")


def _population(profile: AreaProfile) -> Table:
    columns = (Column("市町村", align="left", width=1.4), *(Column(label, unit) for label, _, unit, _ in _POPULATION))
    rows = []
    for place in (*profile.members, profile.place):
        cells = [_cell(profile.latest(name, place), decimals) for _, name, _, decimals in _POPULATION]
        rows.append(Row((place.name, *cells), "total" if place == profile.place else "body"))
    return Table(
        id="declaration_population", title="人口と昼夜間人口比率", alt="構成市町村ごとの夜間人口、昼間人口、昼夜間人口比率の表",
        columns=columns, rows=tuple(rows),
    )  # fmt: skip


def _cell(found: Quantity | None, decimals: int) -> Cell:
    return number(found, decimals) if found else NO_FIGURE


def _services(declaration: Declaration) -> Table | Line:
    if not declaration.services:
        return line(UNDECIDED)
    rows = [(service.field, service.name, service.place) for service in declaration.services]
    return grid("declaration_services", "主な施設・サービス", (("分野", 1), ("名称", 2), ("所在", 2)), rows)


def _named(key: str, named: tuple[NamedMunicipality, ...]) -> Table | Line:
    if not named:
        return line("該当なし")
    reasons = any(one.reason for one in named)
    columns = (
        Column("市町村", align="left", width=1.0),
        Column("通勤通学割合", "％", width=0.8),
        *([Column("理由", align="left", width=3.0)] if reasons else []),
    )
    rows = []
    for one in named:
        ratio = f"{one.commuting_percent}" if one.commuting_percent is not None else UNDECIDED
        rows.append(Row((municipality(one.code).name, ratio, *([one.reason] if reasons else []))))
    return Table(id=f"declaration_{key}", title="", alt="市町村と通勤通学割合の表", columns=columns, rows=tuple(rows))


def _origin(declaration: Declaration) -> Iterator[Block]:
    if declaration.note:
        yield line(f"※ {declaration.note}", "note")


def _undecided(declaration: Declaration) -> frozenset[str]:
    given = {
        "intention": declaration.intention,
        "statistics": declaration.statistics,
        "services": declaration.services,
        "over_threshold": declaration.over_threshold,
        "willing": True,
        "state": declaration.state_of_area,
        "fields": declaration.fields_of_cooperation,
        "publication": declaration.published,
    }
    return frozenset(section for section, there in given.items() if not there)
