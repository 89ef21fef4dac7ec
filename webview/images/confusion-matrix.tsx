/** @file The confusion matrix: square cells, each shaded by its share of the images of its class; one tab stop with arrows inside. */
import { t } from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { EvaluationAnswer } from '../contract.js';
import { contrast, writeColour } from '../shell/colour.js';
import { formatCount, formatPart } from '../shell/format.js';
import { useTheme } from '../shell/theme.js';
import { matrixShade } from './matrix-shade.js';
import type { Cell } from './mistakes.js';

interface MatrixProps {
  readonly answer: EvaluationAnswer;
  readonly chosen: Cell | undefined;
  readonly onChoose: (cell: Cell) => void;
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

export function ConfusionMatrix({ answer: { classNames, confusion }, chosen, onChoose }: MatrixProps) {
  const shade = matrixShade(useTheme());
  const body = useRef<HTMLTableSectionElement>(null);
  const [reached, setReached] = useState<Cell>({ actual: 0, said: 0 });
  const last = classNames.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const within = (place: number) => Math.min(last, Math.max(0, place));
    const next = { actual: within(reached.actual + step[0]), said: within(reached.said + step[1]) };
    body.current?.rows[next.actual]?.cells[next.said + 1]?.querySelector('button')?.focus();
  };
  return (
    <div class="table-scroll">
      <table class="confusion">
        <caption>{t('Rows: true class. Columns: what the network said. A cell shows its images.')}</caption>
        <thead>
          <tr>
            <td />
            {classNames.map((name) => (
              <th key={name} scope="col" title={name}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {confusion.map((row, actual) => {
            const images = row.reduce((sum, count) => sum + count, 0);
            const name = classNames[actual] ?? String(actual);
            return (
              <tr key={name}>
                <th scope="row" title={name}>
                  <span>{name}</span>
                </th>
                {row.map((count, said) => {
                  const share = images === 0 ? 0 : count / images;
                  const ground = shade(share, actual === said);
                  const dark = contrast(ground, [0, 0, 0]) > contrast(ground, [255, 255, 255]);
                  const isChosen = chosen?.actual === actual && chosen.said === said;
                  const isReached = reached.actual === actual && reached.said === said;
                  return (
                    <td key={classNames[said]} class="confusion-cell">
                      <button
                        type="button"
                        aria-pressed={isChosen}
                        aria-label={t(
                          '{0} taken for {1}: {2}, {3} of the class',
                          name,
                          classNames[said] ?? said,
                          formatCount(count),
                          formatPart(share),
                        )}
                        title={formatPart(share)}
                        tabIndex={isReached ? 0 : -1}
                        style={{ backgroundColor: writeColour(ground), color: dark ? '#000' : '#fff' }}
                        onFocus={() => setReached({ actual, said })}
                        onClick={() => onChoose({ actual, said })}
                      >
                        {count === 0 ? '' : formatCount(count)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
