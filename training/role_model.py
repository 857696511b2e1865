"""The model of roles: layers of its own above the reader's lower ones, facts of the rules, and a score for each run.

A wording's score is the logarithm of the sum of the powers of its places' scores, so that it does not matter at which
place the annotators saw it. What a score must exceed is learned too, for each report and role: half of the reports
have no template at all. The loss asks that each entity's wordings are above that level and all others below it (after
Zhou et al., "Document-level relation extraction with adaptive thresholding and localized context pooling", AAAI 2021).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, softplus

from onrecord.reader.candidates import LONGEST
from onrecord.reader.roles import ROLES
from training.model import ReaderModel
from training.role_examples import RoleExample

# Layers of its own; the reader has six.
OWN_LAYERS = 3
DROPOUT = 0.1
# How wide the comparison of first word, last word and all words is.
SPAN_WIDTH = 128


class RoleModel(nn.Module):
    """Scores of candidates for the roles, and the level that they must exceed."""

    def __init__(self, reader: ReaderModel, *, facts: int) -> None:
        super().__init__()
        hidden = reader.encoder.config.hidden_size
        self.layers = nn.ModuleList(reader.encoder.encoder.layer[-OWN_LAYERS:])
        self.facts = nn.Linear(facts, hidden, bias=False)
        nn.init.normal_(self.facts.weight, std=0.02)
        self.first = nn.Linear(hidden, SPAN_WIDTH)
        self.last = nn.Linear(hidden, SPAN_WIDTH, bias=False)
        self.mean = nn.Linear(hidden, SPAN_WIDTH, bias=False)
        self.width = nn.Embedding(LONGEST + 1, SPAN_WIDTH)
        self.scores = nn.Linear(SPAN_WIDTH, len(ROLES))
        self.level = nn.Linear(2 * hidden, len(ROLES))
        # Nothing fills a role at first.
        nn.init.zeros_(self.level.weight)
        nn.init.constant_(self.level.bias, 3.0)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, hidden: Tensor, facts: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """[candidates, roles] and [roles], for one report."""
        states = self.encode(hidden, facts, torch.ones(hidden.shape[:2]))
        return self.judge(states[0], first, last)

    def encode(self, hidden: Tensor, facts: Tensor, mask: Tensor) -> Tensor:
        """The states of the pieces of some reports: [reports, pieces, width]."""
        states = hidden + self.facts(facts)
        hide = (1.0 - mask[:, None, None, :]) * -10_000.0
        for layer in self.layers:
            out = layer(states, hide)
            states = out[0] if isinstance(out, tuple) else out
        return states

    def judge(self, states: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of one report's candidates and their level, from the states of its pieces."""
        states = self.dropout(states)
        sums = torch.cumsum(states, 0)
        mean = (sums[last] - sums[first] + states[first]) / (last + 1 - first)[:, None]
        width = self.width((last - first).clamp(max=LONGEST))
        compared = self.first(states)[first] + self.last(states)[last] + self.mean(mean) + width
        whole = torch.cat([states[0], states.max(0).values])
        return self.scores(self.dropout(gelu(compared))), self.level(self.dropout(whole))


def pooled(scores: Tensor, numbers: Tensor, wordings: int) -> Tensor:
    """The scores of the wordings, as `onrecord.reader.roles.pool` has them."""
    at = numbers[:, None].expand_as(scores)
    most = torch.full((wordings, scores.shape[1]), -10_000.0).scatter_reduce(0, at, scores, "amax").detach()
    powers = torch.zeros_like(most).index_add(0, numbers, torch.exp(scores - most[numbers]))
    return most + torch.log(powers.clamp(min=1e-9))


def judged(model: RoleModel, examples: Sequence[RoleExample]) -> list[tuple[Tensor, Tensor]]:
    """The scores of each example's wordings, and their level."""
    size = (len(examples), max(e.pieces for e in examples))
    hidden = torch.zeros(*size, examples[0].hidden.shape[1])
    facts, mask = torch.zeros(*size, examples[0].facts.shape[1]), torch.zeros(size)
    for row, e in enumerate(examples):
        hidden[row, : e.pieces] = torch.from_numpy(e.hidden).float()
        facts[row, : e.pieces] = torch.from_numpy(e.facts)
        mask[row, : e.pieces] = 1
    states = model.encode(hidden, facts, mask)
    found = []
    for row, e in enumerate(examples):
        first, last = torch.from_numpy(e.first), torch.from_numpy(e.last)
        scores, level = model.judge(states[row, : e.pieces], first, last)
        found.append((pooled(scores, torch.from_numpy(e.numbers), len(e.wordings)), level))
    return found


def loss_of(model: RoleModel, examples: Sequence[RoleExample]) -> Tensor:
    """The mean loss of some reports."""
    total = torch.zeros(())
    for example, (scores, level) in zip(examples, judged(model, examples), strict=True):
        for role, entities in enumerate(example.entities):
            others = torch.ones(len(scores), dtype=torch.bool)
            for entity in entities:
                others[entity] = False
                total = total + softplus(level[role] - torch.logsumexp(scores[entity, role], 0))
            total = total + softplus(torch.logsumexp(scores[others, role], 0) - level[role])
    return total / len(examples)
