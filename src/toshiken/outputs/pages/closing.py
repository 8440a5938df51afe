"""用語解説, 資料がそろえば出せる図, 資料と注記: what every number rests on, and what the program found."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from toshiken.core.origin import Origin, united
from toshiken.core.quantity import State
from toshiken.core.terms import all_terms
from toshiken.core.units import unit_named
from toshiken.core.wording import number
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.faults import Fault
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.needed import Needed
from toshiken.outputs.page import Audience, Page
from toshiken.outputs.totals import Discrepancy
from toshiken.profile.claims.degree import degree_words
from toshiken.rules.parameters import parameter

SOURCES_A_PAGE = 9
TERMS_A_PAGE = 11
LOST_A_PAGE = 9
NEEDED_A_PAGE = 6


def terms() -> tuple[Page, ...]:
    """用語解説, in order of reading."""
    rows = [Row((term.ja, term.definition)) for term in all_terms().values()]
    columns = (Column("用語", align="left", width=0.8), Column("意味", align="left", width=3.2))
    return _paged("terms", "用語解説", "用語とその意味の表", columns, rows, TERMS_A_PAGE)


def lost_figures(files: Sequence[Needed]) -> tuple[Page, ...]:
    """資料がそろえば出せる図: the official files that fill what the pages lack, the one that gives most first."""
    rows = [Row((file.name, file.where, _figures(file), f"{len(file.figures)}")) for file in files]
    columns = (
        Column("必要な資料（正式な名前）", align="left", width=1.8),
        Column("入手先", align="left", width=1.2),
        Column("出せる図（頁：図）", align="left", width=2.3),
        Column("図の数", width=0.4),
    )
    alt = "データのない図を出すために必要な公的資料の表。図の数の多い順"
    return _paged("lost", "資料がそろえば出せる図", alt, columns, rows, NEEDED_A_PAGE)


def _figures(file: Needed) -> str:
    return "、".join(f"{page}：{title}" for page, title in file.figures)


def not_reproducible(brief: Brief) -> tuple[Page, ...]:
    """The document's sentences that no file here can confirm."""
    table = brief.profile.table("not_reproducible")
    if table is None:
        return ()
    rows = [Row(tuple(table.text(r, column) for column in ("page", "sentence", "reason"))) for r in table.rows]
    columns = (
        Column("ページ", align="left", width=0.6),
        Column(f"資料（{table.origin.published_label}）の文", align="left", width=1.8),
        Column("再現できない理由", align="left", width=1.8),
    )
    alt = "資料の文のうち、手元の資料で確かめられないものの表"
    return _paged("not_reproducible", "再現できない記述", alt, columns, rows, LOST_A_PAGE, Audience.MEETING)


def exceptions(brief: Brief) -> tuple[Page, ...]:
    """Partners under the commuting threshold, each with its recorded reason; those at it by the table that counts are none."""
    figures = {q.place.code: q for q in (brief.ratios.figures if brief.ratios else ()) if q.value is not None}
    least = parameter("commuting_threshold", brief.as_of).known
    excepted = [
        p for p in brief.profile.area.partners if p.reason and (p.code not in figures or figures[p.code].known < least)
    ]
    rows = [Row((p.name, number(figures[p.code], 1) if p.code in figures else "…", p.reason)) for p in excepted]
    columns = (
        Column("市町村", align="left", width=0.6),
        Column("割合", unit="%", align="center", width=0.4),
        Column("理由（記録のまま）", align="left", width=2.8),
    )
    alt = "通勤通学割合が基準に満たない市町村と、圏域に加わる理由の表"
    return _paged("exceptions", "資料と注記　通勤通学割合の例外", alt, columns, rows, LOST_A_PAGE)


def sources(pages: Iterable[Page]) -> tuple[Page, ...]:
    """資料と注記: every publication used, its date and its terms."""
    found = united(page.origins() for page in pages)
    publications = {(o.citation, o.published): o for o in found}
    rows = [_source_row(o) for o in sorted(publications.values(), key=lambda o: (o.producer, o.title, o.published))]
    columns = (
        Column("刊行物（作成者・正式名・版）", align="left", width=2.2),
        Column("公表日", align="left", width=0.9),
        Column("利用条件・表示、引用元", align="left", width=1.6),
    )
    return _paged(
        "sources",
        "資料と注記　使った資料",
        "使った資料の作成者、正式名、公表日、利用条件の表",
        columns,
        rows,
        SOURCES_A_PAGE,
    )


def _source_row(origin: Origin) -> Row:
    work = replace(origin, via="").citation
    return Row((work, origin.published_label, f"{origin.via}による" if origin.via else origin.credit or origin.licence))


def discrepancies(found: Sequence[Discrepancy], faults: Sequence[Fault]) -> tuple[Page, ...]:
    """資料と注記: printed totals that disagree, and faults a rule found; both values stand side by side."""
    rows = [Row((d.table, d.column, d.printed, d.computed, d.difference)) for d in found]
    pages: tuple[Page, ...] = ()
    if rows:
        columns = (
            Column("表", align="left", width=1.6), Column("欄", align="left"), Column("印字値"), Column("計算値"), Column("差"),
        )  # fmt: skip
        pages += _paged(
            "discrepancies",
            "資料と注記　印字値と計算値の不一致",
            "印字された合計と行の和が合わない欄の表",
            columns,
            rows,
            12,
        )
    if faults:
        fault_rows = [Row((f.page, f.printed, f.correct, f.found_by)) for f in faults]
        fault_columns = (
            Column("ページ", align="left", width=0.7), Column("資料の表記", align="left", width=1.3),
            Column("正しい表記・値", align="left", width=1.5), Column("見つけ方", align="left", width=1.5),
        )  # fmt: skip
        pages += _paged(
            "faults", "資料と注記　資料の誤り", "資料の誤りと、正しい表記の表", fault_columns, fault_rows, 9
        )
    return pages


def notes(brief: Brief) -> Page:
    """資料と注記: symbols, words of degree, rounding, contact."""
    symbols = Table(
        id="symbols",
        title="記号の凡例",
        alt="表の記号とその意味",
        columns=(Column("記号", align="center", width=0.5), Column("意味", align="left", width=1.6)),
        rows=tuple(Row(cells) for cells in _SYMBOLS),
    )
    words = Table(
        id="degree_words",
        title="程度を表す言葉の基準",
        alt="程度を表す言葉とその基準の表",
        columns=(
            Column("言葉", align="left", width=0.8),
            Column("基準", align="left", width=2.0),
            Column("値", width=0.8),
        ),
        rows=tuple(
            Row((w.word, w.meaning, f"{w.threshold}{unit_named(w.unit).label}")) for w in degree_words().values()
        ),
    )
    contact = brief.profile.area.contact
    return Page(
        id="notes",
        title="資料と注記　記号・言葉・問い合わせ先",
        lead=(said(f"問い合わせ先：{contact.organisation}{contact.office_shown}"),),
        body=(symbols, words),
        arrangement="halves",
        notes=(
            said("四捨五入は表示のときに一度だけ行う。率や割合は、構成市町村の値を足し合わせてから計算する。"),
            said(
                "端数（各項の半単位の和以内の差）は断らない。分類不能・未配分は行を立て、それ以外の不一致は両方の値を示す。"
            ),
        ),
    )


_SYMBOLS = (
    ("▲", "負の数"),
    (State.NIL.value, "皆無（ない）"),
    (State.NOT_SURVEYED.value, "調査していない、または資料にない"),
    (State.UNKNOWN.value, "不詳"),
    (State.SUPPRESSED.value, "秘匿（公表されていない）"),
    (State.TOO_SMALL.value, "数が少ないため率を示さない"),
    (State.REFERENCE.value, "境界未定などのための参考値"),
    ("―", "該当しない"),
)


def _paged(
    page_id: str,
    title: str,
    alt: str,
    columns: tuple[Column, ...],
    rows: Sequence[Row],
    each: int,
    audience: Audience = Audience.PUBLIC,
) -> tuple[Page, ...]:
    size = -(-len(rows) // -(-len(rows) // each)) if rows else each  # as many pages as needed, evenly filled
    chunks = [rows[i : i + size] for i in range(0, len(rows), size)]
    return tuple(
        Page(
            id=f"{page_id}_{n}",
            title=title + (f"（{n}／{len(chunks)}）" if len(chunks) > 1 else ""),
            audience=audience,
            body=(Table(id=f"{page_id}_table_{n}", title=title, alt=alt, columns=columns, rows=tuple(chunk)),),
        )
        for n, chunk in enumerate(chunks, 1)
    )
