"""toshiken eligible."""

from typing import Annotated

import typer

from toshiken.cli.words import FLOWS, STORE, day, result, store_folder


def eligible(
    city: Annotated[
        str, typer.Argument(metavar="[CITY]", help="市の名前かコード。書けば、その市の要件を1つずつ出典と一緒に出す")
    ] = "",
    partner_hub: Annotated[
        str, typer.Option("--with", metavar="CITY", help="隣の市。2市で連携中枢都市となる場合の要件も出す")
    ] = "",
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された資料で見る。省くと今日")] = "",
    flows: FLOWS = None,
    minutes: Annotated[
        float | None, typer.Option(metavar="N", help="--with の市との移動時間（分）。自分で調べた値")
    ] = None,
    store: STORE = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """連携中枢都市の要件を、すべての指定都市と中核市、または1つの市について調べます。"""
    from toshiken.core.errors import RequestError
    from toshiken.example.figures import PACKAGE
    from toshiken.example.known_areas import known_examples
    from toshiken.geography.categories import listed_categories
    from toshiken.geography.municipalities import resolve
    from toshiken.profile import eligibility_words, hub_eligibility
    from toshiken.profile.delineation.judging import judging_ratios, unfit
    from toshiken.profile.delineation.request import Keepers, cited_tables
    from toshiken.tables.boundaries import StoredBoundaries
    from toshiken.tables.joined import joined
    from toshiken.tables.on_boundaries import OnBoundaries
    from toshiken.tables.store import Store

    if partner_hub and not city:
        raise RequestError("--with は市の名前と一緒に使います。例：toshiken eligible 山口市 --with 宇部市")
    if minutes is not None and not partner_hub:
        raise RequestError(
            "--minutes は --with と一緒に使います。例：toshiken eligible 山口市 --with 宇部市 --minutes 45"
        )
    known = day(as_of)
    asked = [resolve(name) for name in (city, partner_hub) if name]
    codes = [municipality.code for municipality in asked] or list(listed_categories())
    opened = Store.open(store_folder(store))
    keepers = (PACKAGE, OnBoundaries(opened, known))
    observations = joined(keepers, codes).as_of(known)
    hubs = [municipality.place for municipality in asked[:1]]
    tables = cited_tables(flows, Keepers(opened, keepers, (), ()), known, hubs)
    if not asked:
        found = hub_eligibility.answers(observations, known, tables)
        result(eligibility_words.as_data(found, known), eligibility_words.as_table(found, known), as_json)
        return
    answer = hub_eligibility.answer(asked[0], observations, known, tables)
    printed = {
        name: table
        for example in (known_examples(asked[0].code) if flows is None else ())
        for name, table in example.printed.items()
        if table.origin.available_from <= known
    }
    ratios = judging_ratios(hubs, tables, printed)
    others = (
        hub_eligibility.partners(asked[0].place, ratios, unfit(hubs, tables), known),
        *hub_eligibility.together(asked, observations, known, StoredBoundaries(opened, known), minutes),
    )
    data = eligibility_words.city_data(answer, known, others)
    result(data, eligibility_words.of_city(answer, known, others), as_json)
