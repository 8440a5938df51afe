"""Cleaning touches tags, never text, and numbers identifiers anew."""

from tests.outputs.sample import area_map
from toshiken.outputs.site.svg import cleaned

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="9" height="9" viewBox="0 0 9 9">'


def test_identifiers_are_prefixed_and_numbered_by_appearance() -> None:
    body = (
        '<defs><clipPath id="clip17"><rect/></clipPath></defs>'
        '<g clip-path="url(#clip17)"><path d="M1" fill="url(#gradient_3)"/></g><linearGradient id="gradient_3"/></svg>'
    )
    svg = cleaned(HEAD + body, area_map())
    assert '<clipPath id="area_map-0">' in svg
    assert 'clip-path="url(#area_map-0)"' in svg
    assert 'fill="url(#area_map-1)"' in svg
    assert "17" not in svg


def test_text_that_looks_like_markup_is_kept() -> None:
    words = 'class="x" id="y" url(#y) font-family="z"'
    svg = cleaned(f'{HEAD}<g class="a" role="b"><text font-family="c" id="y">{words}</text></g></svg>', area_map())
    assert f'<g><text id="area_map-0">{words}</text></g>' in svg
