"""Assets of others are unmodified, and their licence lies beside them."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from importlib.resources import files


def test_vendored_assets_are_what_was_published() -> None:
    """Digest by digest; nothing lies there that is not listed."""
    folder = files("legation.web").joinpath("static", "vendor")
    listed = tomllib.loads(folder.joinpath("DIGESTS.toml").read_text(encoding="utf-8"))["asset"]
    for asset in listed:
        assert sha256(folder.joinpath(asset["file"]).read_bytes()).hexdigest() == asset["sha256"]
        assert folder.joinpath(asset["licence_file"]).is_file()
    known = {name for asset in listed for name in (asset["file"], asset["licence_file"])} | {"DIGESTS.toml"}
    assert {item.name for item in folder.iterdir()} == known
