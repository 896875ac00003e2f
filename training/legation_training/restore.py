"""Turns a released model back into a checkpoint, so that a later stage can go on from the release.

The integers of the graph are multiplied with their scales again; what the export left out (places beyond the
window) comes from the pretrained encoder. The exported release and the restored network differ by rounding only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from legation.analysis.model_files import DECODER, GRAPH, LABELS, default_folder
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from legation_training.batches import Labels
from legation_training.train import build

Arrays = dict[str, NDArray[np.generic]]


def restored(folder: Path) -> tuple[dict[str, Tensor], Labels]:
    """The weights and label inventories of the model in a folder."""
    names = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    labels = Labels(**{n: tuple(names[n]) for n in Labels.__slots__})
    model = onnx.load(folder / GRAPH)
    constants: Arrays = {c.name: numpy_helper.to_array(c) for c in model.graph.initializer}
    state = {k: v.detach().clone() for k, v in build(labels).state_dict().items()}
    found = dict(_matrices(constants))
    found |= dict(_embeddings(model, constants, state["encoder.places.weight"]))
    found |= dict(_mixes(model, constants))
    with np.load(folder / DECODER, allow_pickle=False) as arrays:
        found |= dict(_decoder(dict(arrays)))
    missing = state.keys() - found.keys()
    if missing:
        raise ValueError(f"{folder}: the graph lacks {sorted(missing)}; it was exported by another version")
    return {k: found[k].reshape(state[k].shape).to(torch.float32) for k in state}, labels


def _matrices(constants: Arrays) -> Iterator[tuple[str, Tensor]]:
    """Named integer and float matrices, biases and norms."""
    for name, value in constants.items():
        stem, _, kind = name.rpartition(".")
        if kind == "q":
            yield f"{stem}.weight", _tensor(value.astype(np.float32).T * constants[f"{stem}.s"][:, None])
        elif kind == "w":
            yield f"{stem}.weight", _tensor(value.T)
        elif kind == "b":
            yield f"{stem}.bias", _tensor(value)
        elif kind in ("weight", "bias"):
            yield name, _tensor(value)


def _embeddings(model: onnx.ModelProto, constants: Arrays, old_places: Tensor) -> Iterator[tuple[str, Tensor]]:
    """The tables that are looked up by the inputs ids, shapes and places."""
    for name in ("ids", "shapes", "places"):
        tables = [constants[n.input[0]] for n in model.graph.node if n.op_type == "Gather" and n.input[1] == name]
        if name == "ids":
            levels, scale = sorted(tables, key=lambda t: -t.shape[1])
            yield "encoder.words.weight", _tensor(levels.astype(np.float32) * scale)
        elif name == "shapes":
            yield "encoder.shapes.weight", _tensor(tables[0])
        else:
            yield "encoder.places.weight", torch.cat((_tensor(tables[0]), old_places[len(tables[0]) :]))


def _mixes(model: onnx.ModelProto, constants: Arrays) -> Iterator[tuple[str, Tensor]]:
    """The shares of the last three layers, for trees and for names; the logarithm undoes the softmax."""
    last = {f"encoder.layers.{i}.norm2.weight" for i in range(100)}
    layers = {n.output[0] for n in model.graph.node if n.op_type == "LayerNormalization" and n.input[1] in last}
    shares = [
        float(constants[n.input[1]])
        for n in model.graph.node
        if n.op_type == "Mul"
        and n.input[0] in layers
        and n.input[1] in constants
        and constants[n.input[1]].ndim == 0
        and n.input[1].startswith("c_")
    ]
    for name, part in (("syntax", shares[:3]), ("naming", shares[3:6])):
        yield f"{name}.weight", torch.log(torch.tensor(part))


def _decoder(arrays: Arrays) -> Iterator[tuple[str, Tensor]]:
    dotted = {"head_bias_weight": "head_bias.weight", "label_weight": "label.weight", "label_bias": "label.bias"}
    for name, value in arrays.items():
        yield (name if name == "steps" else f"tree.{dotted.get(name, name)}"), _tensor(value)


def _tensor(value: NDArray[np.generic]) -> Tensor:
    return torch.from_numpy(np.array(value, dtype=np.float32, order="C"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--release", type=Path, default=default_folder())
    parser.add_argument("--build", type=Path, default=Path("build"))
    args = parser.parse_args()
    state, labels = restored(args.release)
    args.build.mkdir(parents=True, exist_ok=True)
    torch.save({"net": state, "average": state}, args.build / "release.pt")
    labels.save(args.build / "labels.json")


if __name__ == "__main__":
    main()
