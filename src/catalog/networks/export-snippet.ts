/** @file How a network leaves PyTorch: the lines of Python that write a `.pt2` file, and what to do where they refuse. */
import { t } from '@vscode/l10n';

/** The lines, for a model of this side of images. */
export const exportSnippet = (side = 224): string => `import torch

images = torch.zeros(2, 3, ${side}, ${side})  # two images of the size that you train with
program = torch.export.export(model.eval(), (images,), dynamic_shapes=({0: torch.export.Dim("batch", min=2)},))
torch.export.save(program, "model.pt2")
`;

/** What to do where `torch.export` refuses, a sentence each. */
export const exportAdvice = (): readonly string[] => [
  t('"model" takes one batch of images (N, 3, H, W) and gives one row of class scores an image.'),
  t(
    'Where the batch cannot be dynamic, leave dynamic_shapes out: L2T Studio frees the batch itself where nothing depends on it.',
  ),
  t(
    'Where torch.export complains of Python control flow, wrap what your model does in evaluation in a module of its own, without if and loops over values of tensors.',
  ),
  t(
    'Where your model gives a tuple or a dictionary, wrap it: class Logits(torch.nn.Module): forward returns self.model(x)["logits"].',
  ),
  t('Do not call run_decompositions(): it loses dropout and the names of normalizations.'),
  t('For dropout and stochastic depth in training, export after model.train() in place of model.eval().'),
];
