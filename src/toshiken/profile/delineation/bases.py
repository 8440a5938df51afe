"""What commuting ratios rest on, and the refusal to chain two that rest on different things."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from toshiken.core.errors import RequestError
from toshiken.core.records import Record, Text, as_record
from toshiken.core.yaml_reader import read_yaml


class Basis(Record):
    """basis: what must be equal for two tables to be chained. judges: whether the ratios are those the scheme's threshold is
    meant for. caution: what to know before they are used."""

    basis: Text
    label: Text
    judges: bool = True
    caution: str = ""


@cache
def _known() -> Mapping[str, Basis]:
    path = Path(__file__).with_name("bases.yml")
    return {origin: as_record(content, Basis, path, (origin,)) for origin, content in read_yaml(path).items()}


def basis_of(origin: str) -> Basis:
    """The basis of an origin's ratios; of one that is not described, a basis of its own."""
    return _known().get(origin) or Basis(basis=origin, label=origin)


def require_comparable(one: Basis, other: Basis) -> None:
    """Raises where a change between the two would not be a trend."""
    if one.basis != other.basis:
        cautions = "。".join(dict.fromkeys(b.caution for b in (one, other) if b.caution))
        raise RequestError(
            f"「{one.label}」と「{other.label}」は割合の取り方が違うので、つなげて増減を出しません。"
            f"{cautions + '。' if cautions else ''}それぞれの表の中での順位と差だけを見てください。"
        )
