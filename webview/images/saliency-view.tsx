/** @file What a pair looks at: images beside the maps of all channels alike and of the weighted channels. */
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { SaliencyAnswer } from '../../src/run/saliency.js';
import { pairName } from '../charts/definitions.js';
import type { RunView } from '../contract.js';
import { wholeMap } from '../shell/colour-maps.js';
import { Notice } from '../shell/notice.js';
import { useSnapshot, useStudio } from '../shell/store.js';
import { Picture } from './picture.js';
import { imagePixels, mapPixels } from './pixels.js';
import { useAnswer } from './use-answer.js';

const perPage = 6;

export function SaliencyView({ run }: { readonly run: RunView }) {
  const studio = useStudio();
  const [pair, setPair] = useState(0);
  const [page, setPage] = useState(0);
  const [wanted, setWanted] = useState(false);
  const chosen = Math.min(pair, run.setup.pairs.length - 1);
  const images = Array.from({ length: perPage }, (_, index) => page * perPage + index);
  const answer = useAnswer(wanted ? `${run.folder} ${chosen} ${page}` : '', () =>
    studio.saliency(run.folder, chosen, images),
  );
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
        {wanted ? (
          <>
            <vscode-button
              appearance="secondary"
              disabled={page === 0}
              onClick={() => setPage(Math.max(0, page - 1))}
            >
              {t('Previous')}
            </vscode-button>
            <vscode-button appearance="secondary" onClick={() => setPage(page + 1)}>
              {t('Next')}
            </vscode-button>
          </>
        ) : (
          <vscode-button onClick={() => setWanted(true)}>{t('Compute maps')}</vscode-button>
        )}
      </div>
      <div aria-live="polite">
        {answer.kind === 'asked' ? <p class="quiet">{t('Computing on validation images …')}</p> : null}
        {answer.kind === 'refused' ? <Notice kind="warning">{answer.message}</Notice> : null}
      </div>
      {answer.kind === 'there' ? <Maps answer={answer.value} /> : null}
    </section>
  );
}

function Maps({ answer }: { readonly answer: SaliencyAnswer }) {
  const scale = wholeMap(useSnapshot()?.colourMap ?? 'viridis');
  const { width, height, classNames, images } = answer;
  const size = { width, height };
  return (
    <ul class="saliency-images">
      {images.map(({ index, pixels, uniform, weighted, label, prediction }) => {
        const [actual, said] = [classNames[label] ?? label, classNames[prediction] ?? prediction];
        const isRight = label === prediction;
        const verdict = isRight ? t('✓ {0}', actual) : t('✗ {0}, said {1}', actual, said);
        return (
          <li key={index}>
            <figure>
              <Picture {...size} label={t('Image {0}', index)} pixels={imagePixels(pixels)} />
              <Picture
                {...size}
                label={t('Image {0}: all channels alike', index)}
                pixels={mapPixels(uniform, pixels, scale)}
              />
              <Picture
                {...size}
                label={t('Image {0}: weighted channels', index)}
                pixels={mapPixels(weighted, pixels, scale)}
              />
              <figcaption>{verdict}</figcaption>
            </figure>
          </li>
        );
      })}
    </ul>
  );
}
