"""Lists the kernels for a GPU that libtensorflow has of some operations, for gpu-kernels.test.ts.

It wants no GPU: the wheel `tensorflow==2.21.0` for Linux on x64, which is built with CUDA, registers them when it is
loaded. `python3 gpu-kernels.py SITE_PACKAGES/tensorflow AddV2 Sub ... > gpu-kernels.json`; each kernel is the types that it
takes, by attribute. Kernels of the device DEFAULT serve every device.
"""

import ctypes
import json
import sys

TYPES = {1: "float", 3: "int32"}


class Buffer(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t), ("free", ctypes.c_void_p)]


def registered(folder):
    """The serialised KernelList."""
    ctypes.CDLL(f"{folder}/libtensorflow_framework.so.2", ctypes.RTLD_GLOBAL)
    library = ctypes.CDLL(f"{folder}/libtensorflow_cc.so.2")
    library.TF_NewStatus.restype = ctypes.c_void_p
    library.TF_GetAllRegisteredKernels.restype = ctypes.POINTER(Buffer)
    status = ctypes.c_void_p(library.TF_NewStatus())
    buffer = library.TF_GetAllRegisteredKernels(status).contents
    return ctypes.string_at(buffer.data, buffer.length)


def number(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(message):
    """Numbers and values of the fields of a protocol buffer; a value is a number or bytes."""
    at = 0
    while at < len(message):
        key, at = number(message, at)
        value, at = number(message, at)
        if key & 7 == 2:
            value, at = message[at : at + value], at + value
        yield key >> 3, value


def numbers(packed):
    at = 0
    while at < len(packed):
        value, at = number(packed, at)
        yield value


def constraint(message):
    """KernelDef.AttrConstraint: the attribute, and the types it allows."""
    name, types = "", []
    for field, value in fields(message):
        if field == 1:
            name = value.decode()
        else:
            for _, allowed in fields(value):
                types += [TYPES.get(type) for _, packed in fields(allowed) for type in numbers(packed)]
    return name, [type for type in types if type]


def kernel(message):
    """KernelDef: operation, device, label, and the types by attribute."""
    texts, types = {1: "", 2: "", 5: ""}, {}
    for field, value in fields(message):
        if field in texts:
            texts[field] = value.decode()
        elif field == 3:
            name, allowed = constraint(value)
            types[name] = allowed
    return texts[1], texts[2], texts[5], types


folder, *wanted = sys.argv[1:]
table = {name: [] for name in wanted}
for _, message in fields(registered(folder)):
    operation, device, label, types = kernel(message)
    usable = device in ("GPU", "DEFAULT") and label == "" and all(types.values())
    if operation in table and usable and types not in table[operation]:
        table[operation].append(types)
print(json.dumps({name: table[name] for name in sorted(table)}, indent=2))
