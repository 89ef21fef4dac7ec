/** @file Why the picture is as it is, line by line: a broken file, nothing to edit, nothing learned yet. */
import { t } from '@vscode/l10n';
import { methodTable } from '../../src/catalog/methods.js';
import type { StudioSnapshot } from '../contract.js';
import { Notice } from '../shell/notice.js';
import type { Model } from './use-model.js';

interface PickerNoticesProps {
  readonly snapshot: StudioSnapshot;
  readonly model: Model;
}

export function PickerNotices({ snapshot, model }: PickerNoticesProps) {
  const { experiment, shown } = snapshot;
  const [run] = shown;
  const { setup, known, lines, learned, whyNot } = model;
  const { title, defaultPairs, learnsWhere } = methodTable[setup.method];
  const drawn = new Set(lines.map(({ key }) => key));
  const undrawn = known.filter(({ key }) => !drawn.has(key));
  const ofRun = undrawn.filter(({ presence }) => presence === 'run').length;
  const missing = undrawn.length - ofRun;
  return (
    <>
      {experiment?.stale ? (
        <Notice kind="warning">
          {t('{0} cannot be understood as it stands: these are its last good pairs.', experiment.name)}{' '}
          {experiment.problems[0] ?? ''}
        </Notice>
      ) : null}
      {whyNot !== undefined && !experiment?.stale ? <Notice kind="lock">{whyNot}</Notice> : null}
      {defaultPairs !== undefined && known.length === 0 && whyNot === undefined ? (
        <Notice kind="info">
          {t('No pairs yet: drag from a layer on the left to one on the right, or take a preset.')}
        </Notice>
      ) : null}
      {run === undefined && known.length > 0 ? (
        <Notice kind="info">{t('No run is shown: once one trains, the lines show its λ.')}</Notice>
      ) : null}
      {run !== undefined && learned === undefined && defaultPairs !== undefined && !learnsWhere ? (
        <Notice kind="info">
          {t('{0} does not learn where to transfer: λ is 1 for every pair.', title)}
        </Notice>
      ) : null}
      {missing > 0 && model.layout ? (
        <Notice kind="warning">
          {t('{0} pairs have layers that these networks lack; they are in the list alone.', missing)}
        </Notice>
      ) : null}
      {ofRun > 0 && model.layout ? (
        <Notice kind="info">
          {t(
            '{0} pairs of the run join layers that the file has not now; they are in the list alone.',
            ofRun,
          )}
        </Notice>
      ) : null}
    </>
  );
}

/** Where there is no setup to draw. */
export function NothingToDraw({ snapshot }: { readonly snapshot: StudioSnapshot }) {
  const { experiment } = snapshot;
  return (
    <div class="empty-state">
      {experiment ? (
        <>
          <h2>{t('{0} cannot be understood yet', experiment.name)}</h2>
          <p>{t('Its networks and pairs appear here as soon as it can.')}</p>
          <ul>
            {experiment.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <h2>{t('Nothing to show')}</h2>
          <p>{t('Open an experiment file (*.l2t.json), or choose a run in the view L2T Runs.')}</p>
        </>
      )}
    </div>
  );
}
