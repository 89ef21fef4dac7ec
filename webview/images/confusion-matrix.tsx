/** @file The confusion matrix, every cell shaded by its share of the images of its class. */
import { t } from '@vscode/l10n';
import type { EvaluationAnswer } from '../contract.js';
import { mixColours, parseColour, type Rgb } from '../shell/colour.js';
import { formatCount, formatPart } from '../shell/format.js';
import { ShadedCell } from '../shell/shaded-cell.js';
import { backgroundOf, useTheme } from '../shell/theme.js';

/** How far the ground of a whole class goes from the background to the colour. */
const strongest = 0.85;

export function ConfusionMatrix({
  answer: { classNames, confusion },
}: {
  readonly answer: EvaluationAnswer;
}) {
  const theme = useTheme();
  const background = backgroundOf(theme);
  const [right, wrong] = [theme.right, theme.error].map((colour) => parseColour(colour) ?? background);
  const shade = (share: number, isRight: boolean): Rgb =>
    mixColours(background, (isRight ? right : wrong) ?? background, strongest * share);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="table-scroll" aria-label={t('Confusion matrix')} tabIndex={0}>
      <table class="confusion">
        <caption>{t('Rows: true class. Columns: what the network said.')}</caption>
        <thead>
          <tr>
            <td />
            {classNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {confusion.map((row, actual) => {
            const images = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={classNames[actual]}>
                <th scope="row">{classNames[actual]}</th>
                {row.map((count, said) => {
                  const share = images === 0 ? 0 : count / images;
                  // A few mistakes are what one looks for: their shade begins where it is seen.
                  const amount = count === 0 || actual === said ? share : 0.15 + 0.85 * share;
                  return (
                    <ShadedCell
                      key={classNames[said]}
                      colour={shade(amount, actual === said)}
                      title={formatPart(share)}
                    >
                      {count === 0 ? '' : formatCount(count)}
                    </ShadedCell>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
