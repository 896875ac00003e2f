"""Writes the network as an ONNX graph with integer matrices.

The graph is built node by node rather than traced: only so can activations be quantised row by row. The
usual dynamic quantisation takes one scale from the whole batch, and a sentence's result then depends on
what else is in its batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]
HEADS, WINDOW = 12, 256
#: Weights are kept within 7 bits: processors without VNNI add two products in 16 bits, and 255 * 2 * 63 fits.
LEVELS = 63


@dataclass
class Graph:
    """Nodes and constants collected so far."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    count: int = 0

    def constant(self, value: NDArray[np.generic], name: str = "") -> str:
        name = name or self._name("c")
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def once(self, value: NDArray[np.generic]) -> str:
        """A scalar constant, shared by all who use it."""
        name = f"k_{value.dtype}_{value.item():.8g}"
        if all(c.name != name for c in self.constants):
            self.constant(value, name)
        return name

    def add(self, op: str, *inputs: str, domain: str = "", output: str = "", **attributes: object) -> str:
        output = output or self._name(op)
        self.nodes.append(helper.make_node(op, list(inputs), [output], domain=domain, **attributes))
        return output

    def _name(self, stem: str) -> str:
        self.count += 1
        return f"{stem}_{self.count}"


def quantised(weight: NDArray[np.float32], levels: int = LEVELS) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """An [out, in] matrix as integers [in, out] with one scale per output."""
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / levels
    return np.rint(weight / scale[:, None]).astype(np.int8).T, scale.astype(np.float32)


def packed_rows(graph: Graph, x: str) -> tuple[str, str]:
    """A float matrix as bytes around 128, each row by its own largest value; and those values."""
    if x not in graph.rows:
        top = graph.add("ReduceMax", graph.add("Abs", x), axes=[-1], keepdims=1)
        top = graph.add("Max", top, graph.once(np.array(1e-6, np.float32)))
        unit = graph.add("Mul", x, graph.add("Div", graph.once(np.array(127, np.float32)), top))
        one, middle = graph.once(np.array(1, np.float32)), graph.once(np.array(128, np.uint8))
        graph.rows[x] = (graph.add("QuantizeLinear", unit, one, middle), top)
    return graph.rows[x]


def linear(graph: Graph, x: str, weights: Weights, name: str, output: str = "") -> str:
    """x W^T + b in integers. Rows are scaled one by one, so a row's result does not depend on the others."""
    levels, scale = quantised(weights[f"{name}.weight"])
    packed, top = packed_rows(graph, x)
    y = graph.add(
        "MatMulIntegerToFloat",
        packed,
        graph.constant(levels, f"{name}.q"),
        graph.once(np.array(1 / 127, np.float32)),
        graph.constant(scale, f"{name}.s"),
        graph.once(np.array(128, np.uint8)),
        domain="com.microsoft",
    )
    if f"{name}.bias" not in weights:
        return graph.add("Mul", y, top, output=output)
    return graph.add(
        "Add", graph.add("Mul", y, top), graph.constant(weights[f"{name}.bias"], f"{name}.b"), output=output
    )


def plain(graph: Graph, x: str, weights: Weights, name: str, output: str = "") -> str:
    """x W^T + b in float, for the small label matrices."""
    y = graph.add("MatMul", x, graph.constant(weights[f"{name}.weight"].T, f"{name}.w"))
    return graph.add("Add", y, graph.constant(weights[f"{name}.bias"], f"{name}.b"), output=output)


def gelu(graph: Graph, x: str) -> str:
    return graph.add("Gelu", x, domain="com.microsoft")


def norm(graph: Graph, x: str, weights: Weights, name: str) -> str:
    scale, shift = (graph.constant(weights[f"{name}.{p}"], f"{name}.{p}") for p in ("weight", "bias"))
    return graph.add("LayerNormalization", x, scale, shift, epsilon=1e-12, axis=-1)


def embed(graph: Graph, weights: Weights) -> str:
    """Sub-tokens, places and shapes to [B, T, width]."""
    table = weights["encoder.words.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127.0
    levels = np.rint(table / scale).astype(np.int8)
    words = graph.add("Cast", graph.add("Gather", graph.constant(levels), "ids"), to=TensorProto.FLOAT)
    words = graph.add("Mul", words, graph.add("Gather", graph.constant(scale.astype(np.float32)), "ids"))
    shapes = graph.add("Gather", graph.constant(weights["encoder.shapes.weight"]), "shapes")
    places = graph.add("Gather", graph.constant(weights["encoder.places.weight"][:WINDOW]), "places")
    x = graph.add("Add", graph.add("Add", words, shapes), places)
    return norm(graph, x, weights, "encoder.norm")


def layer(graph: Graph, x: str, bias: str, weights: Weights, name: str) -> str:
    y = linear(graph, attend(graph, linear(graph, x, weights, f"{name}.qkv"), bias), weights, f"{name}.out")
    x = norm(graph, graph.add("Add", x, y), weights, f"{name}.norm1")
    y = linear(graph, gelu(graph, linear(graph, x, weights, f"{name}.up")), weights, f"{name}.down")
    return norm(graph, graph.add("Add", x, y), weights, f"{name}.norm2")


def attend(graph: Graph, qkv: str, bias: str) -> str:
    shape = graph.constant(np.array([0, 0, 3, HEADS, -1], np.int64))
    parts = graph.add("Transpose", graph.add("Reshape", qkv, shape), perm=[2, 0, 3, 1, 4])
    q, k, v = (graph.add("Gather", parts, graph.constant(np.array(i, np.int64)), axis=0) for i in range(3))
    k = graph.add("Transpose", k, perm=[0, 1, 3, 2])
    q = graph.add("Mul", q, graph.constant(np.array(32**-0.5, np.float32)))
    score = graph.add("Softmax", graph.add("Add", graph.add("MatMul", q, k), bias), axis=-1)
    y = graph.add("Transpose", graph.add("MatMul", score, v), perm=[0, 2, 1, 3])
    return graph.add("Reshape", y, graph.constant(np.array([0, 0, -1], np.int64)))


def mix(graph: Graph, outputs: list[str], weight: NDArray[np.float32]) -> str:
    share = np.exp(weight - weight.max()) / np.exp(weight - weight.max()).sum()
    parts = [
        graph.add("Mul", x, graph.constant(s.astype(np.float32))) for x, s in zip(outputs[-3:], share, strict=True)
    ]
    return graph.add("Add", graph.add("Add", parts[0], parts[1]), parts[2])


def word_ends(graph: Graph, x: str, width: int) -> tuple[str, str]:
    flat = graph.add("Reshape", x, graph.constant(np.array([-1, width], np.int64)))
    return graph.add("Gather", flat, "first"), graph.add("Gather", flat, "last")


def heads(graph: Graph, outputs: list[str], weights: Weights) -> None:
    words = graph.add("Concat", *word_ends(graph, mix(graph, outputs, weights["syntax.weight"]), 384), axis=-1)
    first, last = word_ends(graph, mix(graph, outputs, weights["naming.weight"]), 384)
    names = graph.add("Concat", first, last, axis=-1)
    tag = gelu(graph, linear(graph, words, weights, "tag_hidden"))
    name = gelu(graph, linear(graph, names, weights, "name_hidden"))
    for label in ("upos", "xpos", "feats", "lemma"):
        score = plain(graph, tag, weights, label)
        graph.add("ArgMax", score, axis=-1, keepdims=0, output=label)
    for label in ("bio", "mention", "group"):
        plain(graph, name, weights, label, output=label)
    dep = gelu(graph, linear(graph, words, weights, "tree.arc_dep"))
    linear(graph, dep, weights, "tree.pair", output="arc_dep")
    head = gelu(graph, linear(graph, words, weights, "tree.arc_head"))
    graph.add("Identity", head, output="arc_head")
    for part in ("rel_dep", "rel_head"):
        linear(graph, words, weights, f"tree.{part}", output=part)
    half = graph.constant(np.array(0.5, np.float32))
    graph.add("Mul", graph.add("Add", first, last), half, output="vectors")


INPUTS = (
    ("ids", TensorProto.INT64, ("b", "t")),
    ("shapes", TensorProto.INT64, ("b", "t")),
    ("places", TensorProto.INT64, ("t",)),
    ("bias", TensorProto.FLOAT, ("b", 1, 1, "t")),
    ("first", TensorProto.INT64, ("w",)),
    ("last", TensorProto.INT64, ("w",)),
)
OUTPUTS = (
    ("upos", TensorProto.INT64, ("w",)),
    ("xpos", TensorProto.INT64, ("w",)),
    ("feats", TensorProto.INT64, ("w",)),
    ("lemma", TensorProto.INT64, ("w",)),
    ("bio", TensorProto.FLOAT, ("w", None)),
    ("mention", TensorProto.FLOAT, ("w", None)),
    ("group", TensorProto.FLOAT, ("w", None)),
    ("arc_dep", TensorProto.FLOAT, ("w", None)),
    ("arc_head", TensorProto.FLOAT, ("w", None)),
    ("rel_dep", TensorProto.FLOAT, ("w", None)),
    ("rel_head", TensorProto.FLOAT, ("w", None)),
    ("vectors", TensorProto.FLOAT, ("w", None)),
)


def build(weights: Weights) -> onnx.ModelProto:
    """The whole graph, of as many layers as there are weights for."""
    graph = Graph()
    x = embed(graph, weights)
    outputs = []
    while f"encoder.layers.{len(outputs)}.norm2.bias" in weights:
        x = layer(graph, x, "bias", weights, f"encoder.layers.{len(outputs)}")
        outputs.append(x)
    heads(graph, outputs, weights)
    body = helper.make_graph(
        graph.nodes,
        "legation",
        [helper.make_tensor_value_info(*i) for i in INPUTS],
        [helper.make_tensor_value_info(*o) for o in OUTPUTS],
        graph.constants,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="legation-training")
