/** @file Which classes the trained network takes for one another. */
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { EvaluationAnswer, RunView } from '../contract.js';
import { Notice } from '../shell/notice.js';
import { useStudio } from '../shell/store.js';
import { mistakesOf } from './confusion.js';
import { useAnswer } from './use-answer.js';

const mistakesShown = 10;

export function ConfusionView({ run }: { readonly run: RunView }) {
  const studio = useStudio();
  const [wanted, setWanted] = useState(false);
  const answer = useAnswer(wanted ? run.folder : '', () => studio.evaluation(run.folder));
  return (
    <section aria-labelledby="confusion">
      <h2 id="confusion">{t('Most confused classes')}</h2>
      {wanted ? null : (
        <vscode-button onClick={() => setWanted(true)}>{t('Evaluate the best weights')}</vscode-button>
      )}
      <div aria-live="polite">
        {answer.kind === 'asked' ? <p class="quiet">{t('Evaluating …')}</p> : null}
        {answer.kind === 'refused' ? <Notice kind="warning">{answer.message}</Notice> : null}
      </div>
      {answer.kind === 'there' ? <Mistakes answer={answer.value} /> : null}
    </section>
  );
}

function Mistakes({ answer }: { readonly answer: EvaluationAnswer }) {
  const { classNames, confusion, part } = answer;
  const mistakes = mistakesOf(answer, mistakesShown);
  const images = part === 'validation' ? t('validation images') : t('test images');
  return (
    <>
      <ol>
        {mistakes.map(({ actual, said, images: count, of }) => (
          <li key={`${actual} ${said}`}>{t('{0} taken for {1}: {2} of {3}', actual, said, count, of)}</li>
        ))}
      </ol>
      <details>
        <summary>{t('Confusion matrix on {0}', images)}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
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
              {confusion.map((row, actual) => (
                <tr key={classNames[actual]}>
                  <th scope="row">{classNames[actual]}</th>
                  {row.map((count, said) => (
                    <td key={classNames[said]} class={actual === said ? 'is-right' : ''}>
                      {count === 0 ? '' : count}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  );
}
