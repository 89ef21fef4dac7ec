/** @file The panel from the top: what cannot be done here, then the views, one of them in front. */
import { t } from '@vscode/l10n';
import { useRunSeries } from './pairs/use-run-series.js';
import { PairPicker } from './picker/pair-picker.js';
import { Notice } from './shell/notice.js';
import { useSnapshot } from './shell/store.js';
import { Tabs } from './shell/tabs.js';

export function App() {
  const snapshot = useSnapshot();
  const series = useRunSeries(snapshot?.shown[0]?.folder);
  if (!snapshot) {
    return (
      <main class="studio-body">
        <vscode-progress-ring aria-label={t('Waiting for the editor')} />
      </main>
    );
  }
  return (
    <main class="studio-body">
      <h1 class="sr-only">{t('L2T Studio')}</h1>
      {snapshot.restricted === undefined ? null : <Notice kind="lock">{snapshot.restricted}</Notice>}
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
        ]}
      />
    </main>
  );
}
