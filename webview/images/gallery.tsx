/** @file Images of the network's mistakes, or of a cell of the matrix, with what it said; a page at a time. */
import { t } from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import type { EvaluationAnswer, RunView } from '../contract.js';
import { formatAccuracy, formatCount } from '../shell/format.js';
import { useStudio } from '../shell/store.js';
import { Asking } from './asking.js';
import { type Cell, type Outcome, outcomesOf } from './mistakes.js';
import { Picture } from './picture.js';
import { imagePixels } from './pixels.js';
import { useAnswer } from './use-answer.js';

const perPage = 12;

interface GalleryProps {
  readonly run: RunView;
  readonly answer: EvaluationAnswer;
  readonly cell: Cell | undefined;
  readonly onAll: () => void;
}

export function Gallery({ run, answer, cell, onAll }: GalleryProps) {
  const studio = useStudio();
  const [page, setPage] = useState(0);
  const key = cell ? `${cell.actual} ${cell.said}` : 'all';
  useEffect(() => setPage(0), [key, answer]);
  const all = outcomesOf(answer, cell);
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const places = shown.map(({ index }) => index);
  const pictures = useAnswer(places.length === 0 ? '' : `${run.folder} ${answer.part} ${places.join()}`, () =>
    studio.pictures(run.folder, answer.part, places),
  );
  const name = (label: number) => answer.classNames[label] ?? String(label);
  const pixelsOf = new Map(pictures.value?.images.map(({ index, pixels }) => [index, pixels]));
  const { width = 1, height = 1 } = pictures.value ?? {};
  return (
    <section class="gallery" aria-labelledby="gallery">
      <h3 id="gallery">
        {cell === undefined
          ? t('Mistakes, the most confident first ({0})', formatCount(all.length))
          : t(
              '{0} that the network called {1} ({2})',
              name(cell.actual),
              name(cell.said),
              formatCount(all.length),
            )}
      </h3>
      <div class="chart-controls">
        {cell === undefined ? null : (
          <vscode-button appearance="secondary" onClick={onAll}>
            {t('All mistakes')}
          </vscode-button>
        )}
        {page === 0 ? null : (
          <vscode-button appearance="secondary" onClick={() => setPage(page - 1)}>
            {t('Previous')}
          </vscode-button>
        )}
        {(page + 1) * perPage >= all.length ? null : (
          <vscode-button appearance="secondary" onClick={() => setPage(page + 1)}>
            {t('Next')}
          </vscode-button>
        )}
      </div>
      <Asking answer={pictures} doing={t('Reading images …')} onAgain={() => setPage(page)} />
      <ul class="gallery-images">
        {shown.map((outcome) => {
          const pixels = pixelsOf.get(outcome.index);
          const text = outcomeText(outcome, name);
          return (
            <li key={outcome.index}>
              {pixels === undefined ? (
                <span class="gallery-blank" />
              ) : (
                <Picture label={text} width={width} height={height} pixels={imagePixels(pixels)} />
              )}
              <span>{text}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** `said cat 93.0%, is dog`. */
function outcomeText({ actual, said, confidence }: Outcome, name: (label: number) => string): string {
  return actual === said
    ? t('said {0} {1}, is so', name(said), formatAccuracy(confidence))
    : t('said {0} {1}, is {2}', name(said), formatAccuracy(confidence), name(actual));
}
