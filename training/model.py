"""The model: a small encoder, features for what it cannot see, one head, and a chain of labels (CRF).

The chain is trained with all labels that a word may have: a text that says only who speaks, and not where the content
ends, is learned from as well (the sum over all paths that fit, instead of one path).
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.reader.features import FEATURE_SIZES
from onrecord.reader.labels import LABELS, NEVER, forbidden


class ReaderModel(nn.Module):
    """Scores of each label for each piece; `transitions` between the labels of neighbouring words."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(encoder), add_pooling_layer=False, attention_probs_dropout_prob=0.0, attn_implementation="sdpa"
        )
        hidden = self.encoder.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(size, hidden) for size in FEATURE_SIZES)
        for table in self.features:
            nn.init.zeros_(cast(nn.Embedding, table).weight)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(hidden, LABELS)
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.register_buffer("forbidden", torch.from_numpy(forbidden()), persistent=False)

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        """[windows, pieces, labels]"""
        inputs = self.encoder.embeddings.word_embeddings(ids)
        for i, table in enumerate(self.features):
            inputs = inputs + table(features[..., i])
        hidden = self.encoder(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))

    def steps(self) -> Tensor:
        """What each step from label to label counts, with those that may not be ruled out."""
        return self.transitions + self.forbidden


def chain_loss(scores: Tensor, allowed: Tensor, words: Tensor, steps: Tensor) -> Tensor:
    """The negative log-likelihood a word of the paths that are allowed, among all paths.

    `scores` and `allowed` are [windows, words, labels], `words` the number of words of each window. A window may begin
    within a span, so its first word may have any label.
    """
    both = torch.cat([scores, scores.masked_fill(~allowed, NEVER)])
    counts = torch.cat([words, words])
    alpha = both[:, 0]
    for w in range(1, both.shape[1]):
        reached = torch.logsumexp(alpha[:, :, None] + steps, dim=1) + both[:, w]
        alpha = torch.where((w < counts)[:, None], reached, alpha)
    total, right = torch.logsumexp(alpha, dim=1).chunk(2)
    return (total - right).sum() / words.sum()
