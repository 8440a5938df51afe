"""toshiken (都市圏): official Japanese statistics turned into what a 連携中枢都市圏 needs."""

__version__ = "0.1.0"
