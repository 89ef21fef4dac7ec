/** @file Which classes the trained network takes for one another. */
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { EvaluationAnswer, RunView } from '../contract.js';
import { formatAccuracy, formatCount } from '../shell/format.js';
import { useStudio } from '../shell/store.js';
import { Asking } from './asking.js';
import { mistakesOf, totalsOf } from './confusion.js';
import { ConfusionMatrix } from './confusion-matrix.js';
import { useAnswer } from './use-answer.js';
import { useAttempts } from './use-attempts.js';

const mistakesShown = 10;
/** A matrix of more classes is opened by whoever wants it. */
const mostClassesOpen = 20;

export function ConfusionView({ run }: { readonly run: RunView }) {
  const studio = useStudio();
  const [attempt, again] = useAttempts('images.confusion', run);
  const [evaluated, setEvaluated] = useState(run.best?.epoch);
  const answer = useAnswer(attempt === 0 ? '' : `${run.folder} ${attempt}`, () =>
    studio.evaluation(run.folder),
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
      <h2 id="confusion">{t('Most confused classes')}</h2>
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
          <Evaluated answer={answer.value} />
        </div>
      )}
    </section>
  );
}

function Evaluated({ answer }: { readonly answer: EvaluationAnswer }) {
  const mistakes = mistakesOf(answer, mistakesShown);
  const { images, right } = totalsOf(answer);
  const words = [formatCount(right), formatCount(images), formatAccuracy(right / images)] as const;
  return (
    <>
      <p class="quiet">
        {answer.part === 'validation'
          ? t('Right: {0} of {1} validation images, {2}.', ...words)
          : t('Right: {0} of {1} test images, {2}.', ...words)}
      </p>
      <div class="confused">
        {mistakes.length === 0 ? (
          <p>{t('No image was taken for another class.')}</p>
        ) : (
          <ol>
            {mistakes.map(({ actual, said, images: count, of }) => (
              <li key={`${actual} ${said}`}>
                {t('{0} taken for {1}: {2} of {3}', actual, said, formatCount(count), formatCount(of))}
              </li>
            ))}
          </ol>
        )}
        <details open={answer.classNames.length <= mostClassesOpen}>
          <summary>{t('Confusion matrix')}</summary>
          <ConfusionMatrix answer={answer} />
        </details>
      </div>
    </>
  );
}
