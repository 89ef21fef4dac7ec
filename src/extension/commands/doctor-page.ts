/** @file The diagnosis of `l2t doctor --json` as a page. */
import { t } from '@vscode/l10n';
import type { Diagnosis } from '../../doctor/diagnosis.js';
import { graphicsLines, idleGraphics } from '../../doctor/graphics.js';
import { escaped } from '../../language/markdown.js';

/** Markdown. What engines and drivers say of themselves is shown as it is, never as markup. */
export function doctorPage({ version, node, platform, automatic, engines, graphics }: Diagnosis): string {
  const works = engines.flatMap((engine) => (engine.works ? [engine] : []));
  const lacks = engines.flatMap((engine) => (engine.works ? [] : [engine]));
  const taken = automatic
    ? t('The engine "auto" is **{0}** on this machine.', escaped(automatic))
    : t('None of the engines that "auto" tries works on this machine.');
  return [
    `# ${t('L2T Doctor')}`,
    taken,
    graphicsLines(graphics).map(escaped).join(' '),
    escaped(idleGraphics(graphics, engines) ?? ''),
    `## ${t('Engines that work')}`,
    table(
      [t('Engine'), t('Computes on'), t('Speed of a convolution'), t('Version')],
      works.map(({ title, device, gflopPerSecond, version }) => [
        title,
        device,
        t('{0} GFLOP/s', gflopPerSecond.toFixed(gflopPerSecond < 10 ? 1 : 0)),
        version,
      ]),
    ),
    ...(lacks.length === 0 ? [] : [`## ${t('What the others lack')}`]),
    table(
      [t('Engine'), t('Why it does not work'), t('What to do')],
      lacks.map(({ title, why, nextStep }) => [title, capitalized(why), nextStep]),
    ),
    t('L2T Studio {0}, Node {1}, {2}', ...[version, node, platform].map(escaped)),
    '',
  ].join('\n\n');
}

/** In a sentence it comes after a colon; here it stands by itself. */
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
