"""The head of every HTML file: what it may load (nothing), how it looks, its title."""

from importlib.resources import files

from toshiken.outputs.site.html import Html, tag, text

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page_head(title: str, own_css: str = "") -> Html:
    """own_css: rules behind those of the site."""
    style = (files(__package__) / "site.css").read_text(encoding="utf-8") + own_css
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="format-detection", content="telephone=no"),
        tag("title", text(title)),
        tag("style", Html(style)),
    )
