/** @file Images of the foremost run: what its pairs look at, and what it takes for what. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';
import { ConfusionView } from './confusion-view.js';
import { SaliencyView } from './saliency-view.js';

export function ImagesView({ run }: { readonly run: RunView | undefined }) {
  if (run === undefined) return <p class="empty-state">{t('No run to look at. Start one first.')}</p>;
  return (
    <div class="images">
      {run.setup.pairs.length === 0 ? (
        <p class="quiet">{t('The method {0} matches no layers: it has no maps.', run.setup.method)}</p>
      ) : (
        <SaliencyView run={run} />
      )}
      <ConfusionView run={run} />
    </div>
  );
}
