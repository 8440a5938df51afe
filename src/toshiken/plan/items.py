"""The three roles and the item codes of the scheme (要綱第5), from items.yml."""

from functools import cache
from pathlib import Path

from pydantic import RootModel

from toshiken.core.records import Record, Text, load_record


class Item(Record):
    """An item under a role. verified false: the letter was not read in the text itself."""

    code: Text
    name: Text
    fields: tuple[Text, ...] = ()
    verified: bool = True


class Role(Record):
    """One of the three roles."""

    code: Text
    name: Text
    items: tuple[Item, ...]


@cache
def roles() -> tuple[Role, ...]:
    """ア, イ, ウ with their items."""
    path = Path(__file__).with_name("items.yml")
    return load_record(path, RootModel[tuple[Role, ...]]).root


@cache
def _by_code() -> dict[str, Item]:
    return {item.code: item for role in roles() for item in role.items}


def item_named(code: str) -> Item | None:
    """The item of a code; None where there is none."""
    return _by_code().get(code)


def role_named(code: str) -> Role | None:
    """The role ア, イ or ウ."""
    return next((role for role in roles() if role.code == code), None)


def item_codes() -> tuple[str, ...]:
    """Every code, in the order of the scheme."""
    return tuple(_by_code())
