/** @file `l2t import`: how a network leaves PyTorch, as the lines of Python that write a file of it. */
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { exportAdvice, exportSnippet } from '../../catalog/networks/export-snippet.js';
import { type CommonOptions, command, printed } from '../command.js';
import { wrapped } from '../terminal/width.js';

interface Options extends CommonOptions {
  readonly snippet?: boolean;
}

const columns = 79;

export const installImport = command<Options>({
  name: 'import',
  description: t('Show how a network of PyTorch becomes a .pt2 file that experiments can name.'),
  options: [new Option('--snippet', t('print the lines of Python alone'))],
  json: t('print lines and advice as a JSON object'),
  run: async (_, { json, snippet }) => {
    const [lines, advice] = [exportSnippet(), exportAdvice()];
    if (json) return printed(JSON.stringify({ snippet: lines, advice }));
    if (snippet) return printed(lines.trimEnd());
    const told = advice.flatMap((sentence) =>
      wrapped(sentence, columns - 2).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
    const usage = t('Then name the file where a network stands: "target": { "network": "model.pt2" }.');
    return printed([lines, ...told, '', ...wrapped(usage, columns)].join('\n'));
  },
});
