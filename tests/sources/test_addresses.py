"""From an address as printed to its municipality."""

import pytest

from toshiken.sources.addresses import municipality_of


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("〒060－0808 北海道札幌市北区北8条西5丁目", "01100"),
        ("〒061-0293 北海道石狩郡当別町金沢1757", "01303"),
        ("北海道当別町", "01303"),
        ("〒400―8555 山梨県甲府市横根町888", "19201"),
        ("〒545-0051 大阪市阿倍野区旭町1-2-7", "27100"),  # no prefecture
        ("〒183－8538 東京都府中市幸町3－5－8", "13206"),  # 京都府 stands in 東京都府中市
        ("〒602 京都府京都市上京区", "26100"),
        ("〒102－8160 東京都千代田区富士見2－17－1", "13101"),
        ("〒963－8503 福島県郡山市開成3－25－2", "07203"),  # 郡 is no county here
        ("〒639－1080 奈良県大和郡山市", "29203"),
    ],
)
def test_known_places(address: str, code: str) -> None:
    place = municipality_of(address)
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize("address", ["", "〒令和8年3月31日 102－0084", "府中市幸町", "北海道", "北海道蝦夷市"])
def test_what_names_no_one_place_is_none(address: str) -> None:
    assert municipality_of(address) is None
