"""toshiken plan kpis."""

from toshiken.cli.plan.words import AS_JSON, AS_OF, PLAN
from toshiken.cli.words import day, result


def kpis(folder: PLAN, as_of: AS_OF = "", as_json: AS_JSON = False) -> None:
    """成果指標の実績、進捗、古さ、次の数値の時期、報告のない市町村を出します。"""
    from toshiken.plan.folder import read_sound_folder
    from toshiken.plan.kpi_words import as_data, as_lines

    known = day(as_of)
    plan = read_sound_folder(folder).plan
    result(as_data(plan, known), as_lines(plan, known), as_json)
