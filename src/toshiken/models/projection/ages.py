"""The five-year groups of age and the groups made of them."""

from toshiken.core.five_year_ages import AGES as AGES

SEXES = 2
COHORTS = AGES[1:]  # the age a cohort reaches; who is 85+ reaches 90+
STEP_YEARS = 5

WOMEN = slice(3, 10)  # 15–49, whom the child–woman ratio counts
CLASSES = (slice(0, 3), slice(3, 13), slice(13, 19))  # 0–14, 15–64, 65+


def index_of(age: int) -> int:
    """The place of the group that begins with `age`; a ValueError where none does."""
    return AGES.index(age)
