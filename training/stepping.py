"""What the training loops share: the optimiser, one step of it, and the log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn


def optimiser_of(model: nn.Module, known: nn.Module, *, rate: float, new_rate: float) -> torch.optim.AdamW:
    """The part of the model that has learned before at one rate, all that is new at another."""
    before = list(known.parameters())
    idents = {id(p) for p in before}
    rest = [p for p in model.parameters() if id(p) not in idents]
    groups = [{"params": before, "rate": rate}, {"params": rest, "rate": new_rate}]
    return torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, fused=True)


def learn(model: nn.Module, optimiser: torch.optim.AdamW, loss: Tensor, *, factor: float) -> float:
    """The loss, from which the model has learned, the rates times the factor."""
    for group in optimiser.param_groups:
        group["lr"] = group["rate"] * factor
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def say(path: Path, **figures: Any) -> None:
    """Writes one line of figures to the log and to the screen."""
    line = json.dumps(figures)
    print(line, flush=True)
    with path.open("a", encoding="utf-8") as log:
        log.write(line + "\n")
