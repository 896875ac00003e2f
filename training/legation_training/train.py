"""The training loop: seeded, resumable, its learning rate a function of the step alone."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch.nn.utils import clip_grad_norm_

from legation_training.batches import (
    BIO,
    MENTIONS,
    Collator,
    Labels,
    Pieces,
    inventory,
    order,
    perturbed,
)
from legation_training.corpus import encoder_folder, stage_items, taught_labels
from legation_training.exchange import Exchanger, blurred
from legation_training.items import Item
from legation_training.losses import losses
from legation_training.net import LAYERS, Drop, Net, Sizes, load_encoder
from legation_training.written import Swapper

SEED = 20251125
EMA_EVERY, EMA_KEEP = 5, 0.985


def build(labels: Labels, layers: int = LAYERS) -> Net:
    """A fresh network with the pretrained encoder, or with fewer layers for weights that are loaded later."""
    torch.manual_seed(SEED)
    net = Net(
        Sizes(
            len(labels.upos),
            len(labels.xpos),
            len(labels.feats),
            len(labels.lemma),
            len(labels.rel),
            len(BIO),
            len(MENTIONS),
        ),
        layers,
    )
    if layers == LAYERS:
        load_encoder(net, encoder_folder() / "model.safetensors")
    return net


def rate(step: int, plan: argparse.Namespace) -> float:
    """Warm up, hold, then fall to zero over the last `fall` steps."""
    up = min(1.0, (step + 1) / plan.warm)
    down = min(1.0, (plan.steps - step) / plan.fall) if plan.fall else 1.0
    return up * down


def freeze(net: Net, layers: int) -> None:
    """Holds the embeddings and so many lower layers as they are; their backward pass then costs nothing."""
    for part in (net.encoder.places, net.encoder.shapes, net.encoder.norm, *net.encoder.layers[:layers]):
        part.requires_grad_(not layers)


class Average:
    """A running mean of the weights: what is exported."""

    def __init__(self, net: Net) -> None:
        self.weights = {k: v.detach().clone() for k, v in net.state_dict().items()}

    def take(self, net: Net) -> None:
        for k, v in net.state_dict().items():
            if v.is_floating_point() and not k.startswith("encoder.words"):
                self.weights[k].lerp_(v.detach(), 1 - EMA_KEEP)


class Trainer:
    """One stage of training."""

    def __init__(self, plan: argparse.Namespace) -> None:
        self.plan = plan
        self.items: list[Item] = stage_items(plan.stage, plan.shared, plan.text)
        plan.build.mkdir(parents=True, exist_ok=True)
        names = plan.build / "labels.json"
        if plan.stage == 1 and not names.exists():
            inventory(self.items).save(names)
        self.labels = Labels.load(names)
        self.swapper = Exchanger(self.items, plan.exchange) if plan.exchange else Swapper(self.items)
        self.pieces = Pieces(encoder_folder() / "tokenizer.json")
        self.collator = Collator(self.labels, self.pieces, taught_labels(self.items))
        self.net = build(self.labels, plan.layers)
        freeze(self.net, plan.freeze)
        self.step, self.clock = 0, 0.0
        if plan.init:
            self.net.load_state_dict(torch.load(plan.init, weights_only=True)[plan.init_part])
        for module in self.net.modules():
            if isinstance(module, Drop):
                module.share *= plan.drop
        heads = [p for k, p in self.net.named_parameters() if not k.startswith("encoder") and p.requires_grad]
        deep = [p for k, p in self.net.named_parameters() if k.startswith("encoder") and p.requires_grad]
        groups = [
            {"params": deep, "lr": plan.lr, "top": plan.lr},
            {"params": heads, "lr": plan.head_lr, "top": plan.head_lr},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True, betas=(0.9, 0.98))
        self.average = Average(self.net)
        self._resume()

    def _path(self) -> Path:
        path: Path = self.plan.build / f"stage{self.plan.stage}.pt"
        return path

    def _resume(self) -> None:
        if not self._path().exists() or self.plan.fresh:
            return
        old = torch.load(self._path(), weights_only=True)
        self.net.load_state_dict(old["net"])
        self.average.weights = old["average"]
        self.optimizer.load_state_dict(old["optimizer"])
        self.step = old["step"]
        print(f"resumed at step {self.step}", flush=True)

    def save(self) -> None:
        state = {
            "net": self.net.state_dict(),
            "average": self.average.weights,
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
        }
        new = self._path().with_suffix(".new")
        torch.save(state, new)
        new.replace(self._path())

    def run(self) -> None:
        """All steps of the stage; a file `stop` in the build folder ends it early, saved."""
        self.net.train()
        last = time.time()
        seen: dict[str, float] = {}
        for epoch, at, numbers in self._steps():
            items = [self._varied(i, random.Random(f"{SEED}-{epoch}-{i}")) for i in numbers]
            for k, v in self._learn(items, f"{epoch}-{at}").items():
                seen[k] = seen.get(k, 0.0) + v
            self.step += 1
            if self.step % EMA_EVERY == 0:
                self.average.take(self.net)
            if self.step % 50 == 0:
                self._log(epoch, seen)
                seen = {}
            if time.time() - last > 240 or (self.plan.build / "stop").exists():
                self.save()
                last = time.time()
            if (self.plan.build / "stop").exists():
                break
        self.save()

    def _varied(self, number: int, chance: random.Random) -> Item:
        item = perturbed(self.swapper(self.items[number], chance), chance)
        return blurred(item, self.plan.hide, chance) if self.plan.hide else item

    def _steps(self) -> Iterator[tuple[int, int, list[int]]]:
        epoch, start = self.plan.epoch, 0
        while True:
            batches = order(self.items, self.pieces, self.plan.size, random.Random(f"{SEED}-{self.plan.stage}-{epoch}"))
            for at, numbers in enumerate(batches):
                if start + at >= self.plan.steps:
                    return
                if start + at >= self.step:
                    yield epoch, at, numbers
            start += len(batches)
            epoch += 1

    def _learn(self, items: list[Item], key: str) -> dict[str, float]:
        torch.manual_seed(random.Random(f"{SEED}-{self.plan.stage}-{key}").randrange(2**31))
        batch = self.collator.batch(items)
        share = rate(self.step, self.plan)
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * share
        with torch.autocast("cpu", torch.bfloat16, enabled=not self.plan.fp32):
            scores = self.net(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
            parts = losses(self.net, scores, batch, self.plan.names_weight)
        total = sum(parts.values())
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        clip_grad_norm_([p for p in self.net.parameters() if p.grad is not None], 2.0)
        self.optimizer.step()
        return {k: float(v.detach()) for k, v in parts.items()}

    def _log(self, epoch: int, seen: dict[str, float]) -> None:
        now = time.process_time()
        text = " ".join(f"{k} {v / 50:.3f}" for k, v in seen.items())
        print(
            f"{time.strftime('%H:%M:%S')} epoch {epoch} step {self.step} {(now - self.clock) / 50:.3f} cpu-s/step {text}",
            flush=True,
        )
        self.clock = now


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stage", type=int, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--warm", type=int, default=150)
    parser.add_argument("--fall", type=int, default=0)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--size", type=int, default=1200)
    parser.add_argument("--names-weight", type=float, default=2.0)
    parser.add_argument("--exchange", type=float, default=0.0, help="share of names exchanged for others")
    parser.add_argument("--epoch", type=int, default=0, help="number of the first pass: other exchanges, other order")
    parser.add_argument("--hide", type=float, default=0.0, help="share of words of which only the shape is seen")
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--freeze", type=int, default=0, help="lower layers that are held as they are")
    parser.add_argument("--drop", type=float, default=1.0, help="dropout, times the usual")
    parser.add_argument("--init", type=Path)
    parser.add_argument("--init-part", default="net")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--fp32", action="store_true")
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--text", type=Path, default=Path("text"))
    parser.add_argument("--build", type=Path, default=Path("build"))
    return parser.parse_args()


def main() -> None:
    torch.set_num_threads(1)
    Trainer(arguments()).run()


if __name__ == "__main__":
    main()
