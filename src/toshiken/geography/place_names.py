"""A place's name from its code, for tables that only carry codes."""

from toshiken.core.quantity import NATION
from toshiken.geography.codes import Level, level
from toshiken.geography.municipalities import all_municipalities


def place_name(code: str) -> str:
    """01100 → 札幌市, 01000 → 北海道, 00000 → 全国, 13999 → 東京都（所属未定・按分できないもの）; a code that is not in the list of 2024
    stays a code."""
    if code == NATION.code:
        return NATION.name
    if code in all_municipalities():
        return all_municipalities()[code].name
    if code.isdigit() and level(code) is Level.RESIDUAL:
        return f"{_prefecture(code)}（{Level.RESIDUAL.value}）"
    if code.endswith("000"):
        return _prefecture(code) or code
    return code


def _prefecture(code: str) -> str:
    return next((m.prefecture for m in all_municipalities().values() if m.code[:2] == code[:2]), "")
