"""Exports a checkpoint: the graph, the decoder's small arrays, the labels, the tokeniser."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from legation.analysis.model_files import DECODER, GRAPH, LABELS, TOKENIZER

from legation_training import graph
from legation_training.batches import BIO, MENTIONS, Labels
from legation_training.corpus import encoder_folder


def export(checkpoint: Path, part: str, build: Path, target: Path) -> None:
    """Writes all files of the model to `target`."""
    import onnx

    target.mkdir(parents=True, exist_ok=True)
    state = torch.load(checkpoint, weights_only=True)
    weights = {k: v.float().numpy() for k, v in state[part].items()}
    onnx.save(graph.build(weights), target / GRAPH)
    _decoder(weights, target / DECODER)
    labels = Labels.load(build / "labels.json")
    names = {n: getattr(labels, n) for n in Labels.__slots__} | {"bio": BIO, "mention": MENTIONS}
    (target / LABELS).write_text(json.dumps(names, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    _tokenizer(target / TOKENIZER)


def _decoder(weights: graph.Weights, path: Path) -> None:
    """What the decoder in NumPy needs: root vectors, biases, relation labels, tag transitions."""
    tree = {k.removeprefix("tree."): v for k, v in weights.items() if k.startswith("tree.")}
    names = (
        "root_arc",
        "root_rel",
        "root_bias",
        "distance",
        "head_bias.weight",
        "label.weight",
        "label.bias",
    )
    arrays = {n.replace(".", "_"): tree[n].astype(np.float32) for n in names}
    np.savez(path, steps=weights["steps"].astype(np.float32), **arrays)


def _tokenizer(path: Path) -> None:
    content = json.loads((encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    content["truncation"] = content["padding"] = None
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--part", default="average")
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--target", type=Path, default=Path("../src/legation/data/model"))
    args = parser.parse_args()
    export(args.checkpoint, args.part, args.build, args.target)


if __name__ == "__main__":
    main()
