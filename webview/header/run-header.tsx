/** @file What the foremost run is and does, and what can be done with it. */
import { t } from '@vscode/l10n';
import { idleCardText } from '../../src/catalog/idle-card.js';
import type { RunView, StudioSnapshot } from '../contract.js';
import { Notice } from '../shell/notice.js';
import { useStudio } from '../shell/store.js';
import { AboutRun } from './about-run.js';
import { ActionButtons } from './action-buttons.js';
import { actionsOf, helpOf, stateTitleOf, usesOf } from './actions.js';
import { factsOf, folderName, fractionDone } from './facts.js';

export function RunHeader({ snapshot }: { readonly snapshot: StudioSnapshot }) {
  const { shown, experiment, restricted } = snapshot;
  const studio = useStudio();
  const [run, ...others] = shown;
  const cannotStart = restricted ?? experiment?.problems[0];
  const start =
    experiment === undefined ? null : (
      <vscode-button
        // While one is at work, another run is not what to do next.
        appearance={run?.offered.includes('stop') ? 'secondary' : 'primary'}
        disabled={cannotStart !== undefined}
        title={cannotStart ?? t('Start a run of {0}', experiment.name)}
        onClick={() => {
          // The custom element fires clicks while disabled.
          if (cannotStart === undefined) studio.send({ kind: 'run-command', command: 'start' });
        }}
      >
        {t('Start L2T run')}
      </vscode-button>
    );
  if (run === undefined) {
    return (
      <header class="run-header">
        <div class="run-top">
          <div class="run-title">
            <strong>{experiment?.name ?? t('No experiment')}</strong>
            <span class="quiet">{t('has no run yet')}</span>
          </div>
          <div class="run-actions">{start}</div>
        </div>
      </header>
    );
  }
  return (
    <header class="run-header">
      <div class="run-top">
        <div class="run-title">
          <span class={`run-state run-state-${run.state}`} role="status">
            {stateTitleOf(run)}
          </span>
          <strong title={run.folder}>{run.name}</strong>
          <span class="quiet run-folder">{folderName(run.folder)}</span>
          {others.length === 0 ? null : (
            <span class="quiet" title={others.map(({ name }) => name).join('\n')}>
              {t('and {0} more in the charts', others.length)}
            </span>
          )}
        </div>
        <div class="run-actions">
          {start}
          <ActionButtons actions={actionsOf(run)} run={run} restricted={restricted} />
        </div>
      </div>
      <AboutRun run={run} />
      {run.state === 'finished' ? null : (
        <progress aria-label={t('Part of the training that is done')} value={fractionDone(run)} max={1} />
      )}
      <dl class="run-facts">
        {factsOf(run).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {run.failure === undefined ? null : (
        <Notice kind="warning">
          {run.failure.message} {run.failure.remedy}
          <span class="notice-actions">
            <ActionButtons actions={helpOf(run)} run={run} restricted={restricted} />
          </span>
        </Notice>
      )}
      <IdleGraphics run={run} restricted={restricted} />
      <div class="run-more">
        <WhyThisEngine run={run} />
        <Differences run={run} />
        <DataNotes run={run} />
      </div>
    </header>
  );
}

function IdleGraphics({
  run,
  restricted,
}: {
  readonly run: RunView;
  readonly restricted: StudioSnapshot['restricted'];
}) {
  const idle = run.engine?.idle;
  // Of a run that is over it does not matter any more.
  if (idle === undefined || !run.offered.includes('stop')) return null;
  return (
    <Notice kind="info">
      {idleCardText(idle)}
      <span class="notice-actions">
        <ActionButtons actions={usesOf(idle)} run={run} restricted={restricted} />
      </span>
    </Notice>
  );
}

function WhyThisEngine({ run: { engine } }: { readonly run: RunView }) {
  if (engine === undefined) return null;
  return (
    <details>
      <summary title={t('Why this engine')}>{t('Engine: {0}, {1}', engine.name, engine.device)}</summary>
      <p>{t('{0} {1}: {2}.', engine.name, engine.version, engine.reason)}</p>
      <ul>
        {engine.notTaken.map(({ engine: other, why }) => (
          <li key={other}>
            {other}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}

function DataNotes({ run: { data = [] } }: { readonly run: RunView }) {
  const [, ...notes] = data;
  if (notes.length === 0) return null;
  return (
    <details>
      <summary>{t('Notes on the data: {0}', notes.length)}</summary>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}

function Differences({ run: { differences } }: { readonly run: RunView }) {
  if (differences.length === 0) return null;
  return (
    <details>
      <summary>{t('Keys changed in the file since: {0}', differences.length)}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Key')}</th>
            <th scope="col">{t('This run')}</th>
            <th scope="col">{t('The file now')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ key, run, file }) => (
            <tr key={key}>
              <th scope="row">
                <code>{key}</code>
              </th>
              <td>{run}</td>
              <td>{file}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
