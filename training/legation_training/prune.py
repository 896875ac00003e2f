"""Leaves out encoder layers of a checkpoint: where a smaller, faster variant starts from."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import torch
from torch import Tensor

_LAYER = re.compile(r"encoder\.layers\.(\d+)\.(.+)")


def pruned(state: dict[str, Tensor], keep: list[int]) -> dict[str, Tensor]:
    """The weights with only these layers, numbered anew."""
    found = {}
    for name, value in state.items():
        match = _LAYER.fullmatch(name)
        if match is None:
            found[name] = value
        elif int(match[1]) in keep:
            found[f"encoder.layers.{keep.index(int(match[1]))}.{match[2]}"] = value
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--part", default="average")
    parser.add_argument("--keep", type=int, nargs="+", required=True)
    parser.add_argument("--target", type=Path, required=True)
    args = parser.parse_args()
    state = pruned(torch.load(args.checkpoint, weights_only=True)[args.part], args.keep)
    torch.save({"net": state, "average": state}, args.target)


if __name__ == "__main__":
    main()
