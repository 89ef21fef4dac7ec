/** @file `l2t saliency RUN`: saliency maps of a pair on validation images, as JSON for whoever draws them. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { methodErrors } from '../../errors/method.js';
import { runErrors } from '../../errors/run.js';
import { readConfiguration } from '../../run/folder/read.js';
import { savedSaliency } from '../../trainer/saved-saliency.js';
import { type CommonOptions, command, place, places, printed } from '../command.js';

interface Options extends CommonOptions {
  readonly pair: number;
  readonly images: readonly number[];
}

export const installSaliency = command<Options>({
  name: 'saliency',
  description: t(
    'Compute what a pair looks at on validation images, with the weights of a run’s best epoch.',
  ),
  argument: ['<run>', t('run folder')],
  options: [
    new Option('--pair <index>', t('place of the pair in the experiment, from 0'))
      .argParser(place)
      .default(0),
    new Option('--images <indices>', t('places of the images, with commas')).argParser(places).default([0]),
  ],
  json: t('print pixels and maps as a JSON object'),
  run: async (run, { pair, images, json }) => {
    const folder = resolve(run);
    const { method, pairs } = (await readConfiguration(folder)).experiment;
    if (pairs.length === 0) throw methodErrors.noSaliency(method, pair);
    if (pair >= pairs.length) throw runErrors.noSuchPair(pair, pairs.length);
    const answer = await savedSaliency(folder, { pair, images });
    if (json) return printed(JSON.stringify(answer));
    const { classNames, part, total, weights } = answer;
    const { epoch } = weights;
    const lines = [
      weights.of === 'best'
        ? t('weights of epoch {0}, the best', epoch)
        : t('weights of epoch {0}, the last checkpoint', epoch),
      part === 'validation' ? t('validation images: {0}', total) : t('test images: {0}', total),
    ];
    const said = answer.images.map(({ index, label, prediction }) =>
      t(
        'image {0}: {1}, predicted {2}',
        index,
        classNames[label] ?? label,
        classNames[prediction] ?? prediction,
      ),
    );
    return printed([...lines, ...said, t('The maps themselves are printed with --json.')].join('\n'));
  },
});
