/** @file Which classes the trained network takes for one another. */
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { EvaluatedPart, EvaluationAnswer, RunView } from '../contract.js';
import { parseColour } from '../shell/colour.js';
import { formatAccuracy, formatCount } from '../shell/format.js';
import { SaveTools } from '../shell/save-tools.js';
import { isOneOf, useSaved, useStudio } from '../shell/store.js';
import { backgroundOf, useTheme } from '../shell/theme.js';
import { Asking } from './asking.js';
import { ClassTable } from './class-table.js';
import { mistakesOf, totalsOf } from './confusion.js';
import { ConfusionMatrix } from './confusion-matrix.js';
import { Gallery } from './gallery.js';
import { matrixCsv, matrixSvg } from './matrix-files.js';
import { matrixShade } from './matrix-shade.js';
import type { Cell } from './mistakes.js';
import { useAnswer } from './use-answer.js';
import { useAttempts } from './use-attempts.js';

const mistakesShown = 10;
/** A matrix of more classes is opened by whoever wants it. */
const mostClassesOpen = 20;
/** Of a class with fewer images no order of mistakes says anything. */
const fewestImages = 10;
const parts: readonly EvaluatedPart[] = ['test', 'validation'];

export function ConfusionView({ run }: { readonly run: RunView }) {
  const studio = useStudio();
  const [attempt, again] = useAttempts('images.confusion', run);
  const [evaluated, setEvaluated] = useState(run.best?.epoch);
  const [part, setPart] = useSaved<EvaluatedPart>('images.part', 'test', isOneOf(parts));
  const answer = useAnswer(attempt === 0 ? '' : `${run.folder} ${part} ${attempt}`, () =>
    studio.evaluation(run.folder, part),
  );
  const best = run.best?.epoch;
  const ask = () => {
    setEvaluated(best);
    again();
  };
  // A page that was made anew asks before it has read which epoch is the best.
  const isOld = answer.value !== undefined && evaluated !== undefined && best !== evaluated;
  return (
    <section aria-labelledby="confusion">
      <h2 id="confusion">{t('Right and wrong')}</h2>
      <div class="chart-controls">
        <vscode-dropdown
          aria-label={t('Images that are evaluated')}
          value={part}
          onChange={({ currentTarget }) =>
            setPart(currentTarget.value === 'validation' ? 'validation' : 'test')
          }
        >
          <vscode-option value="test">{t('Test images')}</vscode-option>
          <vscode-option value="validation">{t('Validation images')}</vscode-option>
        </vscode-dropdown>
      </div>
      {attempt === 0 ? (
        <>
          <vscode-button onClick={ask}>{t('Evaluate the best weights')}</vscode-button>
          <p class="quiet">{t('Which classes the best epoch’s network takes for one another.')}</p>
        </>
      ) : null}
      <Asking answer={answer} doing={t('Evaluating …')} onAgain={ask} />
      {isOld && best !== undefined && !answer.isAsked ? (
        <p class="chart-controls">
          {t('Epoch {0} is better than the one that was evaluated.', formatCount(best))}
          <vscode-button appearance="secondary" onClick={ask}>
            {t('Evaluate again')}
          </vscode-button>
        </p>
      ) : null}
      {answer.value === undefined ? null : (
        <div class={answer.isAsked ? 'is-old' : ''} aria-busy={answer.isAsked}>
          <Evaluated run={run} answer={answer.value} />
        </div>
      )}
    </section>
  );
}

interface EvaluatedProps {
  readonly run: RunView;
  readonly answer: EvaluationAnswer;
}

function Evaluated({ run, answer }: EvaluatedProps) {
  const studio = useStudio();
  const theme = useTheme();
  const [cell, setCell] = useState<Cell | undefined>(undefined);
  const mistakes = mistakesOf(answer, mistakesShown).filter(({ of }) => of >= fewestImages);
  const { images, right } = totalsOf(answer);
  const words = [formatCount(right), formatCount(images), formatAccuracy(right / images)] as const;
  const save = (name: string, content: string) => studio.send({ kind: 'save-file', name, content });
  return (
    <>
      <p class="quiet">
        {answer.part === 'validation'
          ? t('Right: {0} of {1} validation images, {2}.', ...words)
          : t('Right: {0} of {1} test images, {2}.', ...words)}
      </p>
      <div class="confused">
        {mistakes.length === 0 ? null : (
          <ol>
            {mistakes.map(({ actual, said, images: count, of }) => (
              <li key={`${actual} ${said}`}>
                {t('{0} taken for {1}: {2} of {3}', actual, said, formatCount(count), formatCount(of))}
              </li>
            ))}
          </ol>
        )}
        <ClassTable answer={answer} />
        <details open={answer.classNames.length <= mostClassesOpen}>
          <summary>{t('Confusion matrix')}</summary>
          <span class="chart-tools">
            <SaveTools
              title={t('the confusion matrix')}
              onVector={() =>
                save(
                  'confusion.svg',
                  matrixSvg(answer, {
                    background: backgroundOf(theme),
                    foreground: parseColour(theme.foreground) ?? [128, 128, 128],
                    shade: matrixShade(theme),
                  }),
                )
              }
              onCsv={() => save('confusion.csv', matrixCsv(answer))}
            />
          </span>
          <ConfusionMatrix answer={answer} chosen={cell} onChoose={setCell} />
        </details>
      </div>
      <Gallery run={run} answer={answer} cell={cell} onAll={() => setCell(undefined)} />
    </>
  );
}
