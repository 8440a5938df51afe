"""圏域の現状⑨: renewable potential by method, hydrogen strategies and their targets."""

from collections.abc import Mapping

from toshiken.core.origin import Origin
from toshiken.core.wording import Sentence, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import of_known_places, record_notes
from toshiken.outputs.pages.text import text_bullets
from toshiken.plan.texts import TextPage
from toshiken.profile.claims.environment import national_firsts
from toshiken.profile.printed import Cell, PrintedTable


def renewable_potential(brief: Brief) -> Page | None:
    """⑨ 環境Ⅰ: renewable potential by method, where the record's place holds or is the area."""
    table = of_known_places(brief.profile, "renewable_potential", "place_code")
    if table is None:
        return None
    return Page(
        id="environment_1",
        title="圏域の現状⑨　環境Ⅰ",
        lead=present(national_firsts(table)),
        body=(_potential_table(table),),
        notes=(*record_notes(table), _survey_years(table)),
        sources=tuple(dict.fromkeys(o for row in table.rows for o in table.figure(row, "share").origins)),
    )


def _potential_table(table: PrintedTable) -> Table:
    return Table(
        id="renewable_potential",
        title=table.definition.label,
        alt="発電方法ごとの全国順位と概要の表",
        columns=(
            Column("方法", align="left", width=0.8),
            Column("順位", align="left", width=0.5),
            Column("概要", align="left", width=1.8),
            Column("調査", align="left", width=2.0),
        ),
        rows=tuple(
            Row((*(table.text(r, name) for name in ("method", "rank", "summary")), _survey(table, r)))
            for r in table.rows
        ),
    )


def _survey(table: PrintedTable, row: Mapping[str, Cell]) -> str:
    return f"{table.text(row, 'survey')}（{table.text(row, 'surveyor')}）"


def _survey_years(table: PrintedTable) -> Sentence:
    periods = sorted({table.figure(row, "share").period for row in table.rows})
    span = "から".join(dict.fromkeys((periods[0].label, periods[-1].label)))
    return said(f"調査は{span}。順位と割合は調査の時点のもの。")


def hydrogen(brief: Brief) -> Page | None:
    """⑨ 環境Ⅱ: hydrogen strategies of members and their targets."""
    text, targets = brief.text("environment"), of_known_places(brief.profile, "hydrogen_targets", "place_code")
    if text is None:
        return None
    blocks = text_bullets(text, "hydrogen")
    return Page(
        id="environment_2",
        title="圏域の現状⑨　環境Ⅱ",
        lead=present(*(_target(targets, row) for row in targets.rows[:3])) if targets else (),
        body=blocks,
        arrangement="halves" if len(blocks) == 2 else "stacked",
        notes=(
            *record_notes(text, targets),
            said(f"{brief.origins[text.origin].published_label}の資料による。"),
        ),
        sources=_text_origins(brief, text),
    )


def _target(targets: PrintedTable, row: Mapping[str, Cell]) -> Sentence:
    stations, vehicles = targets.figure(row, "stations"), targets.figure(row, "vehicles")
    return sentence(
        f"{stations.place.name}の{stations.period.short}の目標は、水素ステーション", with_unit(stations), "以上、FCV",
        with_unit(vehicles),
    )  # fmt: skip


def _text_origins(brief: Brief, text: TextPage) -> tuple[Origin, ...]:
    named = (text.origin, *(item.origin for section in text.sections for item in section.items if item.origin))
    return tuple(brief.origins[origin] for origin in dict.fromkeys(named))
