"""Municipal offices of the whole country, where a store has the list."""

from toshiken.geography.offices import Office, offices
from toshiken.tables.store import Store


def offices_of(store: Store) -> dict[str, Office]:
    """The office of every municipality and ward in the store's list, by code; empty where it has none."""
    listed = store.register("municipal_offices", "offices")
    if listed is None:
        return {}
    rows = listed.select("code", "latitude", "longitude").drop_nulls().iter_rows()
    return {code: Office(latitude, longitude) for code, latitude, longitude in rows}


def known_offices(store: Store) -> dict[str, Office]:
    """Those of the store's list, and those of the bundle in their place."""
    return {**offices_of(store), **offices()}
