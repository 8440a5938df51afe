"""docs/plan-checks.md: everything `plan check` finds, from the words of the faults themselves.

python -m tests.plan.check.write_faults
"""

from pathlib import Path

from toshiken.plan.check.finding import LEVELS, fault_words

PAGE = Path(__file__).parents[3] / "docs" / "plan-checks.md"
HEAD = """# plan check が見つけるもの

`toshiken plan check` の矛盾と不足の一覧です。{…} にはその場所の値が入ります。矛盾があれば終了コードは 2 です。
このページは `python -m tests.plan.check.write_faults` で作ります（元は
[faults.yml](../src/toshiken/plan/check/faults.yml)）。計画の書き方は [plan.md](plan.md)。
"""


def page() -> str:
    """The page."""
    lines = [HEAD]
    for level, title in LEVELS.items():
        lines += [f"## {title}", "", "| 見つけるもの | 条項 | 直し方 |", "|---|---|---|"]
        lines += [
            f"| {words.message} | {words.article} | {words.remedy} |"
            for words in fault_words().values()
            if words.level == level
        ]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
