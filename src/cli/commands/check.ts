/** @file `l2t check FILE`: reads the experiment, its networks, its data and every image, before an epoch is spent on finding out. */
import { t } from '@vscode/l10n';
import { brokenImages } from '../../data/check.js';
import { openDataset, requirePart } from '../../data/dataset.js';
import { summaryOf, summarySentences } from '../../data/summary.js';
import { ExitCode } from '../../errors/studio-error.js';
import { openNetworks } from '../../networks/open.js';
import { type CommonOptions, command, printed } from '../command.js';
import { readExperimentFile } from '../experiment-file.js';

export const installCheck = command<CommonOptions>({
  name: 'check',
  description: t('Read every image of an experiment and name all that are broken.'),
  argument: ['<file>', t('experiment file, *.l2t.json')],
  json: t('print counts, notes and broken images as a JSON object'),
  run: async (file, { json }) => {
    const { experiment } = await readExperimentFile(file);
    const dataset = await openDataset(experiment.data);
    // A run needs both.
    for (const part of ['train', 'test'] as const) requirePart(dataset, part);
    const { sources, target } = await openNetworks(experiment, dataset.classes.length);
    const notes = [...dataset.notes, ...[...sources, target].flatMap((opened) => opened.notes)];
    const broken = (await brokenImages(dataset)).map(({ message }) => message);
    const { parts: counts, ...classes } = summaryOf(dataset);
    if (json) printed(JSON.stringify({ counts, ...classes, notes, broken }));
    else {
      const lines = [
        ...summarySentences({ parts: counts, ...classes }),
        ...notes,
        ...broken,
        readSentence(broken.length),
      ];
      printed(lines.join('\n'));
    }
    return broken.length === 0 ? ExitCode.success : ExitCode.data;
  },
});

function readSentence(broken: number): string {
  if (broken === 0) return t('Every image can be read.');
  return broken === 1 ? t('One image cannot be read.') : t('{0} images cannot be read.', broken);
}
