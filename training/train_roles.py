"""Trains the reader of roles: `python -m training.train_roles --examples FILE --reader best.pt --out DIR` (README.md).

Seeded: the same examples, options and libraries give the same model. Every fifth report is held out: on those it is
found what each role's scores must exceed, and which pass is kept. With `--all` none is, the last pass is kept, and the
export takes what scores must exceed from a model that was trained without.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from onrecord.reader.roles import ROLES
from training.model import ReaderModel
from training.role_examples import RoleExample, read_examples
from training.role_model import RoleModel, judged, loss_of
from training.role_scoring import RoleScores, best_bounds, role_f1
from training.stepping import learn, optimiser_of, say
from training.train import packaged_encoder

LAYER_RATE, HEAD_RATE = 3e-4, 1.5e-3
WARM_UP = 60
HELD_OUT_EVERY = 5


def split(examples: Sequence[RoleExample], *, everything: bool = False) -> tuple[list[RoleExample], list[RoleExample]]:
    """Those to learn from, which have passages, and those held out; none of these where everything is learned."""
    if everything:
        return [e for e in examples if e.wordings], []
    learned = [e for i, e in enumerate(examples) if i % HELD_OUT_EVERY and e.wordings]
    return learned, list(examples[::HELD_OUT_EVERY])


def batches_of(
    examples: Sequence[RoleExample], *, size: int, epoch: int, chance: random.Random
) -> list[list[RoleExample]]:
    """The batches of one pass: all reports that fill a role, half of the others by turns, of about one length each."""
    others = [e for e in examples if not e.fills]
    used = [e for e in examples if e.fills] + others[epoch % 2 :: 2]
    chance.shuffle(used)
    pool = size * 16
    batches: list[list[RoleExample]] = []
    for low in range(0, len(used), pool):
        part = sorted(used[low : low + pool], key=lambda e: e.pieces)
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    chance.shuffle(batches)
    return batches


def scores_of(model: RoleModel, examples: Sequence[RoleExample]) -> list[RoleScores]:
    """How far each wording of each example is above its level."""
    model.eval()
    found: list[RoleScores] = []
    with torch.inference_mode():
        for example in examples:
            if not example.wordings:
                found.append(np.zeros((0, len(ROLES)), dtype=np.float32))
                continue
            ((scores, level),) = judged(model, [example])
            found.append((scores - level).numpy())
    model.train()
    return found


def train(args: argparse.Namespace) -> None:
    """Trains for so many passes; the best on the held-out reports is kept with what its scores must exceed.

    With nothing held out the last pass is kept, without bounds.
    """
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    learned, held = split(read_examples(args.examples), everything=args.all)
    reader = ReaderModel(packaged_encoder())
    reader.load_state_dict(torch.load(args.reader, weights_only=True)["model"])
    model = RoleModel(reader, facts=learned[0].facts.shape[1])
    optimiser = optimiser_of(model, model.layers, rate=LAYER_RATE, new_rate=HEAD_RATE)
    chance = random.Random(args.seed)
    step, best, begun = 0, 0.0, time.monotonic()
    for epoch in range(args.epochs):
        batches = batches_of(learned, size=args.batch, epoch=epoch, chance=chance)
        total = 0.0
        for batch in batches:
            share = step / (args.epochs * len(batches))
            factor = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1.0 - share)
            total += learn(model, optimiser, loss_of(model, batch), factor=factor)
            step += 1
        told = {"epoch": epoch, "loss": round(total / len(batches), 3), "seconds": int(time.monotonic() - begun)}
        if args.all:
            say(args.out / "log.jsonl", **told)
            torch.save({"model": model.state_dict(), "passes": epoch + 1}, args.out / "best.pt")
            continue
        scores = scores_of(model, held)
        least, bonus = best_bounds(held, scores)
        figures = role_f1(held, scores, least=least, bonus=bonus)
        say(args.out / "log.jsonl", **told, **{name: round(value, 4) for name, value in figures.items()})
        if figures["f1"] > best:
            best = figures["f1"]
            kept = {"model": model.state_dict(), "least": least.tolist(), "bonus": bonus.tolist(), "figures": figures}
            torch.save(kept, args.out / "best.pt")


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=Path, required=True, help="what training.role_corpus wrote")
    parser.add_argument("--reader", type=Path, required=True, help="best.pt of the packaged reader")
    parser.add_argument("--out", type=Path, required=True, help="where the checkpoint and log.jsonl go")
    parser.add_argument("--all", action="store_true", help="hold nothing out; give the export the other model")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="a second one helps only where no other work runs")
    return parser.parse_args()


if __name__ == "__main__":
    train(options())
