"""In-migrants less out-migrants."""

from toshiken.core.quantity import Quantity


def net_migration_persons(in_migrants_persons: Quantity, out_migrants_persons: Quantity) -> Quantity:
    """In-migrants less out-migrants."""
    return in_migrants_persons - out_migrants_persons
