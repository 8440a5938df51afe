"""From profile and plan to the document: every page in the deck's order, then the notes that rest on all of them."""

from collections.abc import Callable
from datetime import date

from toshiken.outputs.brief import Brief, said
from toshiken.outputs.faults import faults
from toshiken.outputs.page import Audience, Document, Page
from toshiken.outputs.pages import closing, industry, peers, plan_pages, population, scheme, services
from toshiken.outputs.totals import Discrepancy

# Title and maker in the deck's order. A maker returns None where the figures are not at hand on the day.
CONTENT: tuple[tuple[str, Callable[[Brief], Page | None]], ...] = (
    ("連携中枢都市圏構想とは①", scheme.requirements),
    ("連携中枢都市圏構想とは②", scheme.commuting),
    ("連携中枢都市圏構想とは③", scheme.procedure),
    ("連携中枢都市圏構想とは④", scheme.fiscal),
    ("連携中枢都市圏構想とは⑤", peers.other_areas),
    ("連携中枢都市圏構想とは⑥", peers.special_features),
    ("圏域の現状①　人口Ⅰ", population.by_member),
    ("圏域の現状①　人口Ⅰ（市町村別の数値）", population.member_table),
    ("圏域の現状①　人口Ⅰ（将来推計と実績）", population.editions_page),
    ("圏域の現状①　人口Ⅱ", population.age_shares),
    ("圏域の現状①　人口Ⅱ（年齢構成）", population.pyramid),
    ("圏域の現状①　人口Ⅲ（社会増減）", population.migration),
    ("圏域の現状①　人口Ⅳ（自然増減と社会増減）", population.natural_and_social),
    ("圏域の現状②　産業Ⅰ（売上額）", industry.sales),
    ("圏域の現状②　産業Ⅰ（従業者数）", industry.persons_engaged),
    ("圏域の現状②　産業Ⅱ", industry.heat_table),
    ("圏域の現状②　産業Ⅲ", industry.quotients),
    ("圏域の現状②　産業Ⅳ", industry.value_added),
    ("圏域の現状②　産業Ⅴ", industry.change),
    ("圏域の現状③　農業", services.farming),
    ("圏域の現状④　観光", services.transport_hubs),
    ("圏域の現状⑤　大学", services.universities),
    ("圏域の現状⑥　医療機関等", services.medical),
    ("圏域の現状⑦　火災・救急", services.fire_and_ambulance),
    ("圏域の現状⑧　交通アクセス", services.access),
    ("圏域の現状⑨　環境Ⅰ", services.renewable_potential),
    ("圏域の現状⑨　環境Ⅱ", services.hydrogen),
    ("圏域の現状⑩　まとめ", plan_pages.summary),
    ("現状の取組", plan_pages.joint_projects),
    ("市町村の抱える課題と連携を期待する分野", plan_pages.challenges_and_hopes),
    ("今後の事業構築に向けた考え方", plan_pages.project_ideas),
    ("今後の進め方", plan_pages.schedule),
)


def make_document(brief: Brief, audience: Audience, reproduction: bool) -> Document:
    """All pages. `reproduction`: the day lies in the past, every page says so."""
    made = [(title, maker(brief)) for title, maker in CONTENT]
    content = tuple(page for _, page in made if page is not None)
    absent = [title for title, page in made if page is None]
    area = brief.profile.area
    found = discrepancies(brief)
    pages = (
        _cover(brief),
        *content,
        *closing.terms(),
        *closing.lost_figures(brief, absent),
        *closing.not_reproducible(brief),
        *closing.discrepancies(found, faults(brief.profile)),
        *closing.sources(content),
        closing.notes(brief),
    )
    return Document(
        slug=area.slug,
        title=f"{area.name_on(brief.as_of)}の現状と取組",
        area_name=area.name_on(brief.as_of),
        organisation=area.contact.organisation,
        office=area.contact.office,
        as_of=brief.as_of,
        status="案" if area.milestone("vision", brief.as_of) is None else "資料",
        material_number="資料1",
        audience=audience,
        pages=pages,
        reproduction=reproduction,
    )


def discrepancies(brief: Brief) -> tuple[Discrepancy, ...]:
    """Every printed total that is not the sum of its rows."""
    return services.passenger_table(brief.profile)[1]


def _cover(brief: Brief) -> Page:
    area, day = brief.profile.area, brief.as_of
    return Page(
        id="cover", title=_cover_title(area.name_on(day), day), arrangement="cover", lead=(said(_members(brief)),)
    )


def _cover_title(name: str, day: date) -> str:
    return f"{name}の形成に向けた取組について" if "仮称" in name else f"{name}の現状と取組について"


def _members(brief: Brief) -> str:
    members = brief.profile.members
    word = brief.profile.area.partner_word(brief.as_of)
    return f"{members[0].name}と{word}（{'、'.join(m.name for m in members[1:])}）"
