/** @file The panel from the top: what cannot be done here, then the views, one of them in front. */
import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { ChartsView } from './charts/charts-view.js';
import { CompareView } from './compare/compare-view.js';
import { RunHeader } from './header/run-header.js';
import { ImagesView } from './images/images-view.js';
import { PairPicker } from './picker/pair-picker.js';
import { useSeries } from './series/use-series.js';
import { useStable } from './shell/hooks.js';
import { Notice } from './shell/notice.js';
import { useSnapshot } from './shell/store.js';
import { Tabs } from './shell/tabs.js';

export function App() {
  const snapshot = useSnapshot();
  const live = useSeries();
  // What charts read of runs: snapshots come several times a second, and a chart that is the same is not drawn again.
  const shown = snapshot?.shown ?? [];
  const charted = useStable(
    shown,
    JSON.stringify(
      shown.map(({ folder, name, setup, reportedLambda }) => [folder, name, setup, reportedLambda]),
    ),
  );
  const charts = useMemo(() => <ChartsView runs={charted} live={live} />, [charted, live]);
  if (!snapshot) {
    return (
      <main class="studio-body">
        <vscode-progress-ring aria-label={t('Waiting for the editor')} />
      </main>
    );
  }
  const [foremost] = snapshot.shown;
  const series = foremost && live.collection.of(foremost.folder)?.ofPairs;
  return (
    <main class="studio-body">
      <h1 class="sr-only">{t('L2T Studio')}</h1>
      {snapshot.restricted === undefined ? null : <Notice kind="lock">{snapshot.restricted}</Notice>}
      <RunHeader snapshot={snapshot} />
      <Tabs
        saved="app.tab"
        label={t('Views')}
        initial="pairs"
        views={[
          {
            name: 'pairs',
            title: t('Layer Pairs'),
            draw: () => <PairPicker snapshot={snapshot} series={series} />,
          },
          {
            name: 'charts',
            title: t('Charts'),
            draw: () => charts,
          },
          {
            name: 'images',
            title: t('Images'),
            draw: () => <ImagesView key={foremost?.folder} run={foremost} />,
          },
          { name: 'compare', title: t('Compare'), draw: () => <CompareView snapshot={snapshot} /> },
        ]}
      />
    </main>
  );
}
