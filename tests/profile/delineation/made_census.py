"""A census that never was: who goes to 札幌市 in 2025, kept as a store keeps its figures."""

from collections.abc import Mapping
from pathlib import Path

from toshiken.example.figures import Bundle
from toshiken.geography.municipalities import all_municipalities

PUBLISHED = "2026-06-30"
TITLE = "作られた令和7年国勢調査"
# Of 1,000 each. 千歳市 rises to the threshold, 長沼町 falls under it, 月形町 and 美唄市 are no members and reach it.
TO_SAPPORO = {"01217": 391, "01224": 120, "01428": 99, "01430": 150, "01215": 100}
# Every other municipality of 空知 and 後志 that is no member sends a few.
FEW = {
    code: 5 for code in all_municipalities() if "01391" <= code <= "01438" and code not in ("01423", "01428", "01430")
}


def made_census(folder: Path, to_sapporo: Mapping[str, int], origin: str = "made_2025_commuting") -> Bundle:
    """A keeper of the flows of these municipalities (code → persons of 1,000) to 札幌市; all others work where they live."""
    (folder / "figures").mkdir(parents=True)
    if origin.startswith("made"):
        text = f'{origin}: {{title: {TITLE}, producer: 総務省, published: "{PUBLISHED}"}}\n'
        (folder / "origins.yml").write_text(text, encoding="utf-8")
    rows = [("01100", "01100", 9000), ("01100", "total", 9000)]
    for code, persons in to_sapporo.items():
        rows += [(code, "01100", persons), (code, code, 1000 - persons), (code, "total", 1000)]
    lines = ["municipality_code,municipality,destination,persons"]
    lines += [f"{home},{all_municipalities()[home].name},{goal},{persons}" for home, goal, persons in rows]
    (folder / "figures/commuting.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    passport = f"""
origin: {origin}
field: commuters_and_students_persons
place: municipality_code
period: "2025-10-01"
dimensions: {{destination: destination}}
value: persons
column: 通勤者・通学者数
"""
    (folder / "figures/commuting.yml").write_text(passport, encoding="utf-8")
    return Bundle(folder)
