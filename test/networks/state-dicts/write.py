"""Writes what PyTorch's classes ask of load_state_dict(strict=True): names, types and shapes, beside this file.

Needs torch and torchvision: python write.py. The two authors' classes (L2T-ww) are put down here by their modules.
A file has a line `= NAME:TYPE:SIZES …` for each kind of module, and `PATH KIND` for each module that has tensors.
"""

import os

import torch
import torchvision
from torch import nn

classes = 7


class AuthorsVgg9(nn.Module):
    def __init__(self):
        super().__init__()
        modules, before = [], 3
        for width in [64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"]:
            if width == "M":
                modules.append(nn.MaxPool2d(2, 2))
                continue
            modules += [nn.Conv2d(before, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
            before = width
        self.features = nn.Sequential(*modules)
        self.classifier = nn.Linear(512, classes)


class AuthorsBlock(nn.Module):
    def __init__(self, before, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        if stride > 1:
            self.downsample = nn.Sequential(nn.Conv2d(before, width, 1, stride, bias=False), nn.BatchNorm2d(width))


class AuthorsResnet(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(16)
        before = 16
        for stage, width in enumerate([16, 32, 64]):
            first = AuthorsBlock(before, width, 1 if stage == 0 else 2)
            others = [AuthorsBlock(width, width, 1) for _ in range((depth - 2) // 6 - 1)]
            setattr(self, f"block{2 * stage + 1}", first)
            setattr(self, f"blocks{2 * stage + 2}", nn.Sequential(*others))
            before = width
        self.fc = nn.Linear(64, classes)


def kind_of(tensors):
    sizes = lambda tensor: ",".join(map(str, tensor.shape))
    return " ".join(f"{name}:{str(tensor.dtype).removeprefix('torch.')}:{sizes(tensor)}" for name, tensor in tensors)


def write(name, title, model):
    modules = {}
    for path, tensor in model.state_dict().items():
        module, _, part = path.rpartition(".")
        modules.setdefault(module, []).append((part, tensor))
    kinds = list(dict.fromkeys(kind_of(tensors) for tensors in modules.values()))
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".txt"), "w") as file:
        print(f"# {title}", file=file)
        for kind in kinds:
            print(f"= {kind}", file=file)
        for module, tensors in modules.items():
            print(f"{module} {kinds.index(kind_of(tensors))}", file=file)


if __name__ == "__main__":
    versions = f"torchvision {torchvision.__version__.split('+')[0]}, torch {torch.__version__.split('+')[0]}"
    write("vgg9", "the authors' vgg9_bn", AuthorsVgg9())
    for depth in (14, 20, 32, 56):
        write(f"resnet{depth}", f"the authors' resnet{depth}", AuthorsResnet(depth))
    for name in (
        "resnet18 resnet34 resnet50 resnet101 resnet152 wide_resnet50_2 resnext50_32x4d "
        "vgg11_bn vgg13_bn vgg16_bn mobilenet_v2 densenet121"
    ).split():
        write(name, f"{versions}: {name}", torchvision.models.get_model(name, num_classes=classes))
