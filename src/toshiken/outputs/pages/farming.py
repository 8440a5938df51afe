"""圏域の現状③: main products by member beside output and shares."""

from toshiken.core.period import Period
from toshiken.core.quantity import Place
from toshiken.core.wording import Shown, in_unit, number
from toshiken.outputs.brief import Brief, present
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import of_members, record_notes
from toshiken.profile.claims.farming import OUTPUT, farm_output
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile


def farming(brief: Brief) -> Page | None:
    """③ 農業: what the members grow, and the area's output against prefecture and nation."""
    products = of_members(brief.profile, "farm_products", "municipality_code")
    if products is None:
        return None
    output = _output_table(brief.profile)
    return Page(
        id="farming",
        title="圏域の現状③　農業",
        lead=present(farm_output(brief.profile)),
        body=(_product_table(products), output) if output else (_product_table(products),),
        arrangement="split" if output else "one",
        notes=record_notes(products),
        sources=(products.origin,),
    )


def _product_table(products: PrintedTable) -> Table:
    return Table(
        id="farm_products",
        title=products.definition.label,
        alt="市町村ごとの主な農産物の表",
        columns=(Column("市町村", align="left", width=0.5), Column("主な農産物", align="left", width=1.5)),
        rows=tuple(Row((products.text(r, "municipality"), products.text(r, "products"))) for r in products.rows),
    )


def _output_table(profile: AreaProfile) -> Table | None:
    places = (profile.place, profile.prefecture, profile.nation)
    newest = next((q.period for place in places if (q := profile.latest(OUTPUT, place))), None)
    if newest is None:
        return None
    return Table(
        id="farm_output",
        title=f"農業産出額（{newest.label}）",
        alt="圏域、道県、全国の農業産出額と圏域の割合の表",
        columns=(Column("", align="left", width=0.7), Column("産出額"), Column("圏域の割合", unit="%")),
        rows=tuple(_output_row(profile, place, newest) for place in places),
    )


def _output_row(profile: AreaProfile, place: Place, period: Period) -> Row:
    """A figure that is not at hand is no figure: neither it nor a share of it is made up."""
    own, whole = (profile.at(OUTPUT, at, period.year) for at in (profile.place, place))
    share: Shown | str = number((own / whole).in_unit("percent"), 1) if own and whole else "…"
    return Row((place.name, in_unit(whole, "hundred_million_jpy", 0) if whole else "…", share))
