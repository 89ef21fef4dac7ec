"""Reads the exported models of a folder as other people's programs do; prints as JSON what each says of the images.

models.json is [{name, shape}], shape that of one image; for every number of images in `batches` NAME.BATCH holds them
as float32.
"""

import json
import os
import sys

import cv2
import numpy

batches = (1, 5)


def logits_of(model, name, shape):
    network = cv2.dnn.readNetFromONNX(model)
    logits = {}
    for batch in batches:
        images = numpy.fromfile(os.path.join(folder, f"{name}.{batch}"), numpy.float32)
        network.setInput(images.reshape(batch, *shape), "images")
        # JSON has no number for what is none.
        logits[batch] = numpy.nan_to_num(network.forward("logits")).reshape(-1).tolist()
    return logits


def complaint_of(model):
    try:
        import onnx
    except ImportError:
        return None
    try:
        loaded = onnx.load(model)
        onnx.checker.check_model(loaded, full_check=True)
        inferred = onnx.shape_inference.infer_shapes(loaded, check_type=True, strict_mode=True, data_prop=True)
        known = {value.name for value in [*inferred.graph.value_info, *inferred.graph.output]}
        unknown = [name for node in loaded.graph.node for name in node.output if name not in known]
        return f"no shape is known of {unknown}" if unknown else None
    except Exception as error:
        return str(error)


folder = sys.argv[1]
with open(os.path.join(folder, "models.json")) as file:
    models = json.load(file)
results = {}
for entry in models:
    model = os.path.join(folder, entry["name"] + ".onnx")
    result = {"complaint": complaint_of(model)}
    try:
        result["logits"] = logits_of(model, entry["name"], entry["shape"])
    except Exception as error:
        result["refusal"] = str(error)
    results[entry["name"]] = result
json.dump(results, sys.stdout)
