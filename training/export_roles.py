"""Exports the reader of roles: `python -m training.export_roles --checkpoint best.pt --examples FILE --out roles.onnx`.

Writes the model as ONNX with eight-bit weights, measures both on the held-out reports, and stops with an error where
the smaller one has lost more than `ALLOWED_LOSS` of F1, or is too large beside the reader that it stands on.

Where no report was held out (`training.train_roles --all`), what scores must exceed cannot be found on new ones. With
`--like roles.onnx`, an exported model that was trained with reports held out, it is taken from that one: as many
wordings are found in the reports that both have learned from.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.reader.network import MODEL_FILE, open_session
from onrecord.reader.rolenetwork import BONUS_KEY, LEAST_KEY, VERSION_KEY
from onrecord.reader.roles import ROLES
from training.export import LARGEST, note, quantised
from training.model import ReaderModel
from training.role_examples import RoleExample, read_examples
from training.role_model import RoleModel, pooled
from training.role_scoring import RoleScores, best_bounds, matched_bounds, role_f1
from training.train import packaged_encoder
from training.train_roles import scores_of, split

ALLOWED_LOSS = 0.01


def to_onnx(model: RoleModel, example: RoleExample, path: Path) -> None:
    """Writes the model for one report with free numbers of pieces and candidates."""
    inputs = (
        torch.from_numpy(example.hidden).float()[None], torch.from_numpy(example.facts)[None],
        torch.from_numpy(example.first), torch.from_numpy(example.last),
    )  # fmt: skip
    torch.onnx.export(
        model,
        inputs,
        str(path),
        input_names=["hidden", "facts", "first", "last"],
        output_names=["scores", "level"],
        dynamic_axes={
            "hidden": {1: "pieces"}, "facts": {1: "pieces"}, "first": {0: "candidates"}, "last": {0: "candidates"},
            "scores": {0: "candidates"},
        },
        opset_version=17,
        dynamo=False,
    )  # fmt: skip


def exported_scores(path: Path, examples: Sequence[RoleExample]) -> list[RoleScores]:
    """How far each wording of each example is above its level, by the exported model."""
    session = open_session(path)
    found: list[RoleScores] = []
    for e in examples:
        if not e.wordings:
            found.append(np.zeros((0, len(ROLES)), dtype=np.float32))
            continue
        hidden = e.hidden.astype(np.float32)[None]
        inputs = {"hidden": hidden, "facts": e.facts[None], "first": e.first, "last": e.last}
        scores, level = session.run(["scores", "level"], inputs)
        whole = pooled(torch.from_numpy(scores), torch.from_numpy(e.numbers), len(e.wordings)).numpy()
        found.append(whole - level)
    return found


def bounds_like(
    known: Path, path: Path, learned: Sequence[RoleExample]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What the model's scores must exceed to find as many as the known one, and what the rules are worth there."""
    notes = open_session(known).get_modelmeta().custom_metadata_map
    least, bonus = (np.array(notes[key].split(), dtype=np.float32) for key in (LEAST_KEY, BONUS_KEY))
    scores, like = (exported_scores(each, learned) for each in (path, known))
    return matched_bounds(learned, scores, like=like, least=least, bonus=bonus), bonus


def export(args: argparse.Namespace) -> None:
    """Writes the file, or stops with an error where it is too large or has lost too much."""
    state = torch.load(args.checkpoint, weights_only=True)
    learned, held = split(read_examples(args.examples))
    model = RoleModel(ReaderModel(packaged_encoder()), facts=learned[0].facts.shape[1])
    model.load_state_dict(state["model"])
    model.eval()
    whole = args.out.with_suffix(".float.onnx")
    to_onnx(model, learned[0], whole)
    quantised(whole, args.out)
    unrounded = scores_of(model, held)
    least, bonus = best_bounds(held, unrounded)
    before = role_f1(held, unrounded, least=least, bonus=bonus)
    # Rounding moves the scores a little, so that the bounds are found anew.
    rounded = exported_scores(args.out, held)
    least, bonus = best_bounds(held, rounded)
    after = role_f1(held, rounded, least=least, bonus=bonus)
    if args.like is not None:
        least, bonus = bounds_like(args.like, args.out, learned)
    note(args.out, {LEAST_KEY: least, BONUS_KEY: bonus, VERSION_KEY: args.version})
    size = args.out.stat().st_size
    print(json.dumps({"float": before, "int8": after, "bytes": size, "float_bytes": whole.stat().st_size}))
    print(json.dumps({"least": least.tolist(), "bonus": bonus.tolist()}))
    whole.unlink()
    if before["f1"] - after["f1"] > ALLOWED_LOSS:
        raise SystemExit(f"the eight-bit model has lost {before['f1'] - after['f1']:.4f} F1, more than {ALLOWED_LOSS}")
    if size + MODEL_FILE.stat().st_size > LARGEST:
        raise SystemExit(f"{args.out} has {size} bytes: with {MODEL_FILE.name} more than {LARGEST}")


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True, help="best.pt of training.train_roles")
    parser.add_argument("--examples", type=Path, required=True, help="what training.role_corpus wrote")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--like", type=Path, help="for a model of `--all`: roles.onnx with reports held out")
    parser.add_argument("--version", default="roles/0.2", help="what readings are marked with")
    return parser.parse_args()


if __name__ == "__main__":
    export(options())
