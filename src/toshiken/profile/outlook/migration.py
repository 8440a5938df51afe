"""Net migration by age between two censuses, estimated by the census survival method, for members and their sum."""

from dataclasses import dataclass

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place
from toshiken.models.projection.census import net_migration
from toshiken.models.projection.rates import Array
from toshiken.profile.outlook.backtest import Backtest
from toshiken.profile.outlook.experience import by_sex, measured


@dataclass(frozen=True, eq=False)
class AgeMigration:
    """given, as_counted [sex, cohort, place] persons over `years`: with the later census's age unknown apportioned, and
    without them. The cohort is the age at the end: 5–9 … 90+."""

    members: tuple[Place, ...]
    years: tuple[int, int]
    given: Array
    as_counted: Array
    origins: tuple[Origin, ...]


def age_migration(tested: Backtest) -> AgeMigration | None:
    """From the edition's base (a census, age unknown apportioned) to the census that followed five years on."""
    record = measured()
    years = (tested.edition.years[0], tested.year)
    if tested.edition.key != record.edition or years[1] - years[0] != 5 or tested.edition.cells is None:
        return None
    before = tested.edition.cells[0]
    return AgeMigration(
        tested.members,
        years,
        net_migration(before, tested.given, by_sex(record.survival)),
        net_migration(before, tested.known, by_sex(record.survival_as_counted)),
        tested.origins,
    )
