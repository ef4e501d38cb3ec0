"""ONNX models in int8, as the package carries them."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic


def write_int8(full: Path, target: Path, *, reduce_range: bool) -> None:
    """Writes a model's int8 form: a scale for each output channel, activations scaled at run time.

    Args:
        full: The model as exported, float32.
        target: Where the int8 one goes.
        reduce_range: Whether weights use 7 bits, so that sums of products fit 16 bits on processors without VNNI.
    """
    quantize_dynamic(
        full,
        target,
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    onnx.checker.check_model(str(target))
