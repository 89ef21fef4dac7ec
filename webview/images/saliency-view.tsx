/** @file What a pair looks at: which pair and which images are asked for, and what is said of the answer. */
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { SaliencyAnswer, SaliencyWeights } from '../../src/run/folder/saliency.js';
import { pairName } from '../charts/definitions.js';
import type { RunView } from '../contract.js';
import { formatCount } from '../shell/format.js';
import { isNumber, useSaved, useSavedSet, useStudio } from '../shell/store.js';
import { Asking } from './asking.js';
import { firstPair } from './first-pair.js';
import { imagesOf, pagesOf } from './pages.js';
import { SaliencyMaps } from './saliency-maps.js';
import { useAnswer } from './use-answer.js';
import { useAttempts } from './use-attempts.js';

const notChosen = -1;

export function SaliencyView({ run }: { readonly run: RunView }) {
  const studio = useStudio();
  const [pair, setPair] = useSaved('images.pair', notChosen, isNumber);
  const [selected] = useSavedSet('picker.selection');
  // Settled when the view opens: of a run at work the strongest pair changes, and the choice would jump.
  const [first] = useState(() => firstPair(run, selected));
  const [page, setPage] = useSaved('images.page', 0, isNumber);
  const [attempt, ask] = useAttempts('images.maps', run);
  const chosen = Math.min(pair === notChosen ? first : pair, run.setup.pairs.length - 1);
  const again = () => {
    setPair(chosen);
    ask();
  };
  const answer = useAnswer(attempt === 0 ? '' : `${run.folder} ${chosen} ${page} ${attempt}`, () =>
    studio.saliency(run.folder, chosen, imagesOf(page)),
  );
  // Nobody knows how many there are before the first answer.
  const pages = answer.value === undefined ? page + 1 : pagesOf(answer.value.total);
  const turn = (by: number) => setPage(Math.min(Math.max(0, page + by), pages - 1));
  return (
    <section aria-labelledby="saliency">
      <h2 id="saliency">{t('What a pair looks at')}</h2>
      <div class="chart-controls">
        <vscode-dropdown
          aria-label={t('Layer pair')}
          value={String(chosen)}
          onChange={({ currentTarget }) => setPair(Number(currentTarget.value))}
        >
          {run.setup.pairs.map((_, index) => (
            <vscode-option key={pairName(run, index)} value={String(index)}>
              {pairName(run, index)}
            </vscode-option>
          ))}
        </vscode-dropdown>
        {attempt === 0 ? (
          <vscode-button onClick={again}>{t('Compute maps')}</vscode-button>
        ) : (
          <span class="pager">
            <PageButton label={t('Previous')} disabled={page === 0} onClick={() => turn(-1)} />
            <PageButton label={t('Next')} disabled={page + 1 >= pages} onClick={() => turn(1)} />
            {run.state === 'finished' ? null : (
              <PageButton label={t('Compute again')} disabled={answer.isAsked} onClick={again} />
            )}
          </span>
        )}
      </div>
      {attempt === 0 ? (
        <p class="quiet">
          {t('The gradient of the pair’s matching loss by the pixels of images that are not trained on.')}
        </p>
      ) : null}
      {answer.value === undefined ? null : (
        <p class="quiet">
          {placeText(answer.value)} {weightsText(answer.value.weights)}
        </p>
      )}
      <Asking answer={answer} doing={t('Computing …')} onAgain={again} />
      {answer.value === undefined ? null : <SaliencyMaps answer={answer.value} isOld={answer.isAsked} />}
    </section>
  );
}

interface PageButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function PageButton({ label, disabled, onClick }: PageButtonProps) {
  return (
    <vscode-button
      appearance="secondary"
      disabled={disabled}
      onClick={() => {
        // The custom element fires clicks while disabled.
        if (!disabled) onClick();
      }}
    >
      {label}
    </vscode-button>
  );
}

/** `Validation images 7 to 12 of 240.` */
function placeText({ part, total, images }: SaliencyAnswer): string {
  const [first, last] = [images[0], images.at(-1)].map((image) => formatCount((image?.index ?? 0) + 1));
  const words = [first ?? '', last ?? '', formatCount(total)] as const;
  return part === 'validation'
    ? t('Validation images {0} to {1} of {2}.', ...words)
    : t('Test images {0} to {1} of {2}.', ...words);
}

function weightsText({ of, epoch }: SaliencyWeights): string {
  if (of === 'best') return t('Target network of epoch {0}, the best.', formatCount(epoch));
  if (of === 'last') return t('Target network of epoch {0}, the last one saved.', formatCount(epoch));
  return t('Target network as it is now, in epoch {0}.', formatCount(epoch));
}
