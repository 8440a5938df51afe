"""From profile and plan to the document: every page in the deck's order, then the notes that rest on all of them."""

from collections.abc import Callable

from toshiken.outputs.brief import Brief, said
from toshiken.outputs.faults import faults
from toshiken.outputs.needed import needed_files
from toshiken.outputs.page import Audience, Document, Page
from toshiken.outputs.pages import (
    access,
    ages,
    closing,
    commuting,
    environment,
    farming,
    fire_and_ambulance,
    fiscal,
    industry,
    industry_rings,
    industry_value_added,
    medical,
    members,
    outlook,
    outlook_backtest,
    outlook_member_migration,
    outlook_scenarios,
    peers,
    plan_pages,
    population,
    scheme,
    transport_hubs,
    universities,
)
from toshiken.outputs.paging import pages_of
from toshiken.outputs.totals import Discrepancy

# Title, maker and the publication it needs, in the deck's order. A maker returns None where the figures are not at hand;
# a page that needs no publication of its own (an edition to compare, a record) is then simply not there.
CONTENT: tuple[tuple[str, Callable[[Brief], Page | None], str], ...] = (
    ("連携中枢都市圏構想とは①", scheme.purpose, ""),
    ("連携中枢都市圏構想とは①　要件の状況", scheme.requirements, ""),
    ("連携中枢都市圏構想とは②", commuting.commuting, ""),
    ("連携中枢都市圏構想とは②（圏域の範囲）", members.map_of_area, ""),
    ("連携中枢都市圏構想とは②（構成市町村）", members.member_list, ""),
    ("連携中枢都市圏構想とは③", scheme.procedure, ""),
    ("連携中枢都市圏構想とは④", fiscal.fiscal, ""),
    ("連携中枢都市圏構想とは⑤", peers.other_areas, ""),
    ("連携中枢都市圏構想とは⑥", peers.special_features, ""),
    ("圏域の現状①　人口Ⅰ", population.by_member, ""),
    ("圏域の現状①　人口Ⅰ（市町村別の数値）", population.member_table, ""),
    ("圏域の現状①　人口Ⅰ（将来推計と実績）", population.editions_page, ""),
    ("圏域の現状①　人口Ⅱ", ages.age_shares, ""),
    ("圏域の現状①　人口Ⅱ（年齢構成）", ages.pyramid, ""),
    ("圏域の現状①　人口Ⅲ（社会増減）", population.migration, "総務省「住民基本台帳人口移動報告」"),
    (
        "圏域の現状①　人口Ⅳ（自然増減と社会増減）",
        population.natural_and_social,
        "厚生労働省「人口動態統計」、総務省「住民基本台帳人口移動報告」",
    ),
    ("圏域の現状①　人口Ⅴ（見通しの幅）", outlook.band_page, ""),
    ("圏域の現状①　人口Ⅴ（市町村別の見通し）", outlook.member_page, ""),
    ("圏域の現状①　人口Ⅴ（年齢構成の見通し）", outlook.pyramid_page, ""),
    ("圏域の現状①　人口Ⅴ（推計の検証）", outlook_backtest.backtest_page, ""),
    ("圏域の現状①　人口Ⅴ（年齢別の純移動）", outlook_backtest.migration_page, ""),
    ("圏域の現状①　人口Ⅴ（市町村別の純移動）", outlook_member_migration.member_migration_page, ""),
    ("圏域の現状①　人口Ⅴ（シナリオ）", outlook_scenarios.scenario_page, ""),
    ("圏域の現状②　産業Ⅰ（売上額）", industry_rings.sales, ""),
    (
        "圏域の現状②　産業Ⅰ（従業者数）",
        industry_rings.persons_engaged,
        "総務省・経済産業省「経済センサス‐活動調査」産業横断的集計",
    ),
    ("圏域の現状②　産業Ⅱ", industry.heat_table, "総務省・経済産業省「経済センサス‐活動調査」産業横断的集計"),
    ("圏域の現状②　産業Ⅲ", industry.quotients, "総務省・経済産業省「経済センサス‐活動調査」産業横断的集計（2回分）"),
    ("圏域の現状②　産業Ⅳ", industry_value_added.value_added, ""),
    ("圏域の現状②　産業Ⅴ", industry.change, "総務省・経済産業省「経済センサス‐活動調査」産業横断的集計（2回分）"),
    ("圏域の現状③　農業", farming.farming, ""),
    ("圏域の現状④　観光", transport_hubs.transport_hubs, ""),
    ("圏域の現状⑤　大学", universities.universities, ""),
    ("圏域の現状⑥　医療機関等", medical.medical, ""),
    ("圏域の現状⑦　火災・救急", fire_and_ambulance.fire_and_ambulance, ""),
    ("圏域の現状⑧　交通アクセス", access.access, ""),
    ("圏域の現状⑨　環境Ⅰ", environment.renewable_potential, ""),
    ("圏域の現状⑨　環境Ⅱ", environment.hydrogen, ""),
    ("圏域の現状⑩　まとめ", plan_pages.summary, ""),
    ("現状の取組", plan_pages.joint_projects, ""),
    ("市町村の抱える課題と連携を期待する分野", plan_pages.challenges_and_hopes, ""),
    ("今後の事業構築に向けた考え方", plan_pages.project_ideas, ""),
    ("今後の進め方", plan_pages.schedule, ""),
)


def make_document(brief: Brief, audience: Audience, reproduction: bool) -> Document:
    """All pages. `reproduction`: the day lies in the past, every page says so."""
    made = [(title, maker(brief), needed) for title, maker, needed in CONTENT]
    content = tuple(part for _, page, _ in made if page is not None for part in pages_of(page))
    absent = [(title, needed) for title, page, needed in made if page is None]
    area = brief.profile.area
    found = discrepancies(brief)
    pages = (
        _cover(brief),
        *content,
        *closing.terms(),
        *closing.lost_figures(needed_files(brief, absent, content)),
        *closing.not_reproducible(brief),
        *closing.exceptions(brief),
        *closing.discrepancies(found, faults(brief.profile)),
        *closing.sources(content),
        closing.notes(brief),
    )
    return Document(
        slug=area.slug,
        title=f"{area.name_on(brief.as_of)}の現状と取組",
        area_name=area.name_on(brief.as_of),
        organisation=area.contact.organisation,
        office=area.contact.office_shown,
        as_of=brief.as_of,
        status="案",
        material_number="資料1",
        audience=audience,
        pages=pages,
        reproduction=reproduction,
    )


def discrepancies(brief: Brief) -> tuple[Discrepancy, ...]:
    """Every printed total that is not the sum of its rows."""
    return transport_hubs.passenger_table(brief.profile)[1]


def _cover(brief: Brief) -> Page:
    area, day = brief.profile.area, brief.as_of
    return Page(
        id="cover",
        title=_cover_title(area.name_on(day), area.milestone("agreement", day) is None),
        arrangement="cover",
        lead=(said(_members(brief)),),
    )


def _cover_title(name: str, tentative: bool) -> str:
    return f"{name}の形成に向けた取組について" if tentative else f"{name}の現状と取組について"


def _members(brief: Brief) -> str:
    profile = brief.profile
    word = profile.area.partner_word(brief.as_of)
    hubs = "、".join(h.name for h in profile.hubs)
    return f"{hubs}と{word}（{'、'.join(p.name for p in profile.partners)}）" if profile.partners else hubs
