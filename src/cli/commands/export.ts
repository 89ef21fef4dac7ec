/** @file `l2t export RUN --output FILE`: the trained target for PyTorch (.safetensors) or for inference (.onnx). */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { command, printed } from '../command.js';
import { exportRun } from '../export-run.js';
import { shownPath } from '../programs.js';

interface Options {
  readonly json: boolean;
  readonly output: string;
}

export const installExport = command<Options>({
  name: 'export',
  description: t('Write the trained target: .safetensors with PyTorch names, or .onnx for inference.'),
  argument: ['<run>', t('run folder')],
  options: [new Option('--output <file>', t('file to write, .safetensors or .onnx')).makeOptionMandatory()],
  json: t('print what was written as a JSON object'),
  run: async (run, { json, output }) => {
    const file = resolve(output);
    const { format, network, classNames } = await exportRun(resolve(run), file);
    const { parameterCount, classes } = network;
    if (json)
      return printed(
        JSON.stringify({ file, format: format.slice(1), parameters: parameterCount, classes, classNames }),
      );
    const nameless = t('The data of the run are not here, so the file has no class names.');
    return printed(
      [
        t(
          'Wrote {0}: {1}, {2} parameters, {3} classes.',
          shownPath(file),
          network.title,
          parameterCount.toLocaleString('en-US'),
          classes,
        ),
        ...(classNames ? [] : [nameless]),
      ].join('\n'),
    );
  },
});
