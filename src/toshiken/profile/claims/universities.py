"""Claims about universities."""

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Sentence, sentence, with_unit
from toshiken.profile.claims.counting import counted
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile


def universities(profile: AreaProfile, listed: PrintedTable) -> Sentence | None:
    """How many universities the area has, and of the prefecture's on the same day where that is known.

    `listed`: the record's rows of the members, one a university.
    """
    count = count_of(profile, listed)
    return counted_universities(profile, count) if count is not None else None


def counted_universities(profile: AreaProfile, count: Quantity) -> Sentence:
    """The same of a count that is at hand."""
    start = (f"{count.period.label}の圏域内の大学は", with_unit(count))
    whole = next(
        (q for q in profile.series("universities", profile.prefecture) if q.period == count.period and q.value), None
    )
    if whole is None:
        return sentence(*start)
    share = (count / whole).in_unit("percent")
    return sentence(
        *start, f"で、{profile.prefecture.name}の", with_unit(whole), "の", with_unit(share, 1), "が集まる"
    )  # fmt: skip


def count_of(profile: AreaProfile, listed: PrintedTable) -> Quantity | None:
    """The universities listed, on the day of the record's figures; None where no row is left."""
    if not listed.rows:
        return None
    period = listed.figure(listed.rows[0], "faculties").period
    return counted(
        len(listed.rows), "universities", profile.place, period, (listed.origin,), "圏域の市町村にある大学"
    )  # fmt: skip
