"""A place's name from its code, for tables that only carry codes, and its code from its name, for files that only print names."""

from toshiken.core.errors import PlaceError
from toshiken.core.quantity import NATION
from toshiken.geography.codes import Level, level
from toshiken.geography.municipalities import all_municipalities, resolve


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


def code_of_name(printed: str) -> str:
    """全国 → 00000, 石川県 → 17000, 石川県 金沢市 → 17201; a PlaceError where no place, or more than one, bears the name."""
    name = printed.strip()
    if name == NATION.name:
        return NATION.code
    prefecture = next((m for m in all_municipalities().values() if m.prefecture == name), None)
    if prefecture is not None:
        return f"{prefecture.code[:2]}000"
    if not name.endswith(tuple("市区町村")):
        raise PlaceError(
            f"「{printed}」は都道府県や市区町村の名前ではありません。地域コードの列を付けてダウンロードし直してください。"
        )
    return resolve(name).code


def _prefecture(code: str) -> str:
    return next((m.prefecture for m in all_municipalities().values() if m.code[:2] == code[:2]), "")
