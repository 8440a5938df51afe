"""Claims about renewable energy."""

from toshiken.core.wording import Sentence, sentence, with_unit
from toshiken.profile.claims.counting import counted
from toshiken.profile.printed import PrintedTable

FIRST = "全国1位"


def national_firsts(potential: PrintedTable) -> Sentence | None:
    """For how many methods the place stands first in the nation. All rows are of one place; None where it leads in none."""
    firsts = sum(potential.text(row, "rank") == FIRST for row in potential.rows)
    if not firsts:
        return None
    shares = [potential.figure(row, "share") for row in potential.rows]
    place, period = shares[0].place, max(q.period for q in shares)
    origins = [origin for q in shares for origin in q.origins]
    methods = counted(len(shares), "items", place, period, origins, "発電の方法")
    leading = counted(firsts, "items", place, period, origins, f"順位が{FIRST}の方法")
    who = (with_unit(methods), "の発電方法のすべてで") if firsts == len(shares) else (with_unit(methods), "の発電方法のうち", with_unit(leading), "で")  # fmt: skip
    return sentence(f"{place.name}の再生可能エネルギーの導入ポテンシャルは、", *who, FIRST)
