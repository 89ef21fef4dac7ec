/** @file How right the network is on each class, the worst first. */
import { t } from '@vscode/l10n';
import type { EvaluationAnswer } from '../contract.js';
import { formatAccuracy, formatCount } from '../shell/format.js';

export function ClassTable({ answer: { classNames, confusion } }: { readonly answer: EvaluationAnswer }) {
  const rows = confusion
    .map((row, label) => {
      const images = row.reduce((sum, count) => sum + count, 0);
      return { name: classNames[label] ?? String(label), images, right: row[label] ?? 0 };
    })
    .sort((left, right) => left.right / (left.images || 1) - right.right / (right.images || 1));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="table-scroll" aria-label={t('Accuracy by class')} tabIndex={0}>
      <table class="class-table">
        <caption>{t('Accuracy by class, the lowest first')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Class')}</th>
            <th scope="col" class="number">
              {t('Right')}
            </th>
            <th scope="col" class="number">
              {t('Images')}
            </th>
            <th scope="col" class="number">
              {t('Accuracy')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, images, right }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{formatCount(right)}</td>
              <td class="number">{formatCount(images)}</td>
              <td class="number">{images === 0 ? '–' : formatAccuracy(right / images)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
