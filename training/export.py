"""Exports the trained reader: `python -m training.export --checkpoint best.pt --polnear DIR --out reader.onnx`.

Writes the model as ONNX, makes its weights eight-bit integers, measures both on the development part, and stops with an
error where the smaller one has lost more than `ALLOWED_LOSS` of F1 or is larger than `LARGEST`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.evaluate.brat import AttributedText
from onrecord.reader.labels import LABELS
from onrecord.reader.network import HIDDEN, TRANSITIONS_KEY, VERSION_KEY, Network, load_network
from training.model import ReaderModel
from training.polnear import read_versions
from training.scoring import span_f1
from training.train import packaged_encoder, scorer

# F1 that the eight-bit model may lose against the float one, of each kind, on the development part.
ALLOWED_LOSS = 0.01
LARGEST = 30_000_000
# What the third of the six layers gives, as the exported graph calls it.
LOWER_HALF = "/encoder/encoder/layer.2/output/LayerNorm/LayerNormalization_output_0"


def to_onnx(model: ReaderModel, path: Path) -> None:
    """Writes the model with free numbers of windows and pieces."""
    ids = torch.ones(2, 12, dtype=torch.long)
    axes = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids), torch.zeros(2, 12, 3, dtype=torch.long)),
        str(path),
        input_names=["ids", "mask", "features"],
        output_names=["scores"],
        dynamic_axes=dict.fromkeys(("ids", "mask", "features", "scores"), axes),
        opset_version=17,
        dynamo=False,
    )


def quantised(path: Path, out: Path) -> None:
    """Writes the model with its weights as eight-bit integers, a scale a column."""
    ready = path.with_suffix(".ready.onnx")
    quant_pre_process(str(path), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(out), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    ready.unlink()


def show_hidden(path: Path) -> None:
    """Makes what the lower half of the layers gives an output of the model, for models that go on from there."""
    model = onnx.load(str(path))
    graph = model.graph
    graph.node.append(onnx.helper.make_node("Identity", [LOWER_HALF], [HIDDEN], name=f"/{HIDDEN}"))
    shape = ["windows", "pieces", None]
    graph.output.append(onnx.helper.make_tensor_value_info(HIDDEN, onnx.TensorProto.FLOAT, shape))
    onnx.save(model, str(path))


def note(path: Path, notes: Mapping[str, str | Iterable[float]]) -> None:
    """Puts notes into the file, numbers side by side."""
    model = onnx.load(str(path))
    spelt = {key: v if isinstance(v, str) else " ".join(f"{x:.6g}" for x in v) for key, v in notes.items()}
    onnx.helper.set_model_props(model, spelt)
    onnx.save(model, str(path))


def figures_of(network: Network, dev: list[AttributedText]) -> dict[str, float]:
    """Exact F1 of an exported model."""
    return span_f1(dev, network.score, network.transitions)


def export(args: argparse.Namespace) -> None:
    """Writes the file, or stops with an error where it is too large or has lost too much."""
    state = torch.load(args.checkpoint, weights_only=True)
    model = ReaderModel(packaged_encoder())
    model.load_state_dict(state["model"])
    model.eval()
    dev = [versions[0] for versions in read_versions(args.polnear / "dev")]
    transitions = model.transitions.detach().numpy()
    whole = args.out.with_suffix(".float.onnx")
    to_onnx(model, whole)
    quantised(whole, args.out)
    show_hidden(args.out)
    note(args.out, {TRANSITIONS_KEY: transitions.reshape(LABELS * LABELS), VERSION_KEY: args.version})
    before = span_f1(dev, scorer(model), transitions)
    after = figures_of(load_network(args.out), dev)
    size = args.out.stat().st_size
    print(json.dumps({"float": before, "int8": after, "bytes": size, "float_bytes": whole.stat().st_size}))
    whole.unlink()
    lost = {kind: before[kind] - after[kind] for kind in before}
    if max(lost.values()) > ALLOWED_LOSS:
        raise SystemExit(f"the eight-bit model has lost {lost}, more than {ALLOWED_LOSS}")
    if size > LARGEST:
        raise SystemExit(f"{args.out} has {size} bytes, more than {LARGEST}")


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True, help="best.pt of a run")
    parser.add_argument("--polnear", type=Path, required=True, help="folder with dev/")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--version", default="reader/0.1", help="what readings are marked with")
    return parser.parse_args()


if __name__ == "__main__":
    export(options())
