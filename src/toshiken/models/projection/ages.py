"""The five-year groups of age and the groups made of them."""

SEXES = 2
AGES = tuple(range(0, 91, 5))  # first year of each group; the last one is open: 90+
COHORTS = AGES[1:]  # the age a cohort reaches; who is 85+ reaches 90+
STEP_YEARS = 5

WOMEN = slice(3, 10)  # 15–49, whom the child–woman ratio counts
CLASSES = (slice(0, 3), slice(3, 13), slice(13, 19))  # 0–14, 15–64, 65+


def index_of(age: int) -> int:
    """The place of the group that begins with `age`; a ValueError where none does."""
    return AGES.index(age)
