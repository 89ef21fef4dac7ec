/** @file What the header says of a run in each state, and what its buttons ask for. */
import { expect } from 'vitest';
import type { IdleCard } from '../../../src/catalog/idle-card.js';
import type { RunState } from '../../../src/run/overview/list.js';
import type { RunView, StudioSnapshot } from '../../../webview/contract.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { engine, finished, running, snapshotOf } from '../recorded-runs.js';

const test = panelOfThisFile();

/** The texts of the buttons, those that do nothing now in brackets. */
async function buttonsOf(panel: Preview, more: Partial<StudioSnapshot>): Promise<string[]> {
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf(more) });
  const buttons = panel.page.locator('.run-actions vscode-button');
  await buttons.first().waitFor();
  return buttons.evaluateAll((found) =>
    found.map((button) =>
      button.hasAttribute('disabled') ? `(${button.textContent})` : `${button.textContent}`,
    ),
  );
}

const inState = (state: RunState, more: Partial<RunView> = {}): Partial<StudioSnapshot> => ({
  shown: [{ ...running, state, ...more }],
});
const always = ['Export Metrics', 'Show Log', 'Reveal Folder'];
const states: readonly RunState[] = [
  ...(['created', 'waiting', 'running', 'paused'] as const),
  ...(['interrupted', 'stopped', 'failed', 'finished'] as const),
];

test('Every state is said in a word', async (panel) => {
  const words: string[] = [];
  for (const state of states) {
    await buttonsOf(panel, inState(state));
    words.push((await panel.page.locator('.run-state').textContent()) ?? '');
  }
  expect(words.join()).toBe('Not started,Waiting,Running,Paused,Interrupted,Stopped,Failed,Finished');
});

test('A run that another machine trains says which', async (panel) => {
  await buttonsOf(panel, inState('running', { elsewhere: 'gpu-7', offered: ['revealRunFolder'] }));
  expect(await panel.page.locator('.run-state').textContent()).toBe('Running on gpu-7');
});

test('Tags and notes stand under the name, and damage is told in one sentence', async (panel) => {
  const about = { tags: ['#paper', '#seeds'], notes: 'one\ntwo' };
  await buttonsOf(panel, inState('finished', { about, aboutDamage: 'It cannot be read.' }));
  const header = panel.page.locator('.run-header');
  expect(await header.getByRole('list', { name: 'Tags' }).getByRole('listitem').allTextContents()).toEqual(
    about.tags,
  );
  expect(await header.locator('.run-notes').textContent()).toBe(about.notes);
  await header.locator('.notice', { hasText: 'It cannot be read.' }).waitFor();
});

test('Beside a GPU that is idle, a run at work leads to what puts it to use', async (panel) => {
  const notice = panel.page.locator('.run-header .notice', { hasText: 'NVIDIA L4 is idle' });
  const buttons = async (state: RunState, idle: IdleCard) => {
    const offered: RunView['offered'] = state === 'running' ? ['stop'] : [];
    await buttonsOf(panel, inState(state, { engine: { ...engine, idle }, offered }));
    return notice.locator('vscode-button').allTextContents();
  };
  const cards = 'NVIDIA L4';
  expect([
    await buttons('running', { cards, setUp: 'tensorflow' }),
    await buttons('running', { cards }),
    await buttons('finished', { cards }),
  ]).toEqual([['Set Up Engine'], ['Run Doctor'], []]);
});

test('Another run is the first thing to do only where none is at work', async (panel) => {
  const start = panel.page.locator('.run-actions vscode-button', { hasText: 'Start L2T run' });
  await buttonsOf(panel, inState('running'));
  expect(await start.getAttribute('appearance')).toBe('secondary');
  await buttonsOf(panel, { shown: [finished] });
  expect(await start.getAttribute('appearance')).toBe('primary');
});

test('The buttons are what can be done with the run now, in an order of their own', async (panel) => {
  const offered: RunView['offered'] = ['revealRunFolder', 'stop', 'exportNetwork', 'resume'];
  expect(await buttonsOf(panel, inState('paused', { offered }))).toEqual([
    'Start L2T run',
    'Resume',
    'Stop',
    'Export Network',
    'Reveal Folder',
  ]);
});

test('A button asks for its command on the run that is shown, Start for one on the file', async (panel) => {
  await buttonsOf(panel, inState('running'));
  await panel.page.getByRole('button', { name: 'Pause' }).click();
  await panel.page.getByRole('button', { name: 'Start L2T run' }).click();
  const said = (await panel.said()).filter(({ kind }) => kind === 'run-command');
  expect(said).toEqual([
    { kind: 'run-command', command: 'pause', folder: running.folder },
    { kind: 'run-command', command: 'start' },
  ]);
});

test('A folder that is not trusted can pause and stop, but not start or resume, and says why', async (panel) => {
  const restricted = 'This folder is not trusted.';
  const offered: RunView['offered'] = ['resume', 'stop', 'exportMetrics', 'showLog', 'revealRunFolder'];
  expect(await buttonsOf(panel, { ...inState('paused', { offered }), restricted })).toEqual([
    '(Start L2T run)',
    '(Resume)',
    'Stop',
    ...always,
  ]);
  await panel.page.locator('.run-actions vscode-button', { hasText: 'Resume' }).click({ force: true });
  expect((await panel.said()).filter(({ kind }) => kind === 'run-command')).toEqual([]);
  expect(await panel.page.locator('.notice').textContent()).toBe(restricted);
});

test('An experiment without a run can be started, unless its file has a mistake', async (panel) => {
  expect(await buttonsOf(panel, { shown: [] })).toEqual(['Start L2T run']);
  expect(await panel.page.locator('.run-title').textContent()).toBe('emoji.l2t.jsonhas no run yet');
  const { experiment } = snapshotOf();
  const problems = ['Line 3: a comma is missing.'];
  const broken = experiment && { experiment: { ...experiment, problems } };
  expect(await buttonsOf(panel, { shown: [], ...broken })).toEqual(['(Start L2T run)']);
});

test('A run that trains says how far it is and how long it will take', async (panel) => {
  await buttonsOf(panel, inState('running'));
  const facts = await panel.page.locator('.run-facts').textContent();
  expect(facts).toContain('24 of 40');
  expect(facts).toContain('192 of 320');
  expect(facts).toContain('57.1 images/s');
  expect(facts).toContain('2 min');
  const progress = panel.page.locator('.run-header progress');
  expect(Number(await progress.getAttribute('value'))).toBeCloseTo(192 / 320);
});

test('A finished run says its result, its engine and why, and what the file says otherwise now', async (panel) => {
  await buttonsOf(panel, { shown: [finished] });
  const header = panel.page.locator('.run-header');
  expect(await header.textContent()).toContain('68.8 ± 2.1%');
  await header.getByText('Engine: ONNX Runtime, CPU').click();
  await header.getByText('Keys changed in the file since: 1').click();
  expect(await header.textContent()).toContain('TensorFlow: no NVIDIA driver was found');
  expect(await header.locator('tbody tr').textContent()).toBe('optimizer.learningRate0.050.1');
});

const failure = { message: 'The data are <gone>.', remedy: 'Bring them back.' };

test('A run that failed says why and what to do, with buttons for it', async (panel) => {
  const help: RunView['offered'] = ['resume', 'showLog'];
  await buttonsOf(
    panel,
    inState('failed', { offered: [...help, 'revealRunFolder'], failure: { ...failure, help } }),
  );
  const notice = panel.page.locator('.run-header .notice');
  expect(await notice.textContent()).toContain('The data are <gone>. Bring them back.');
  await notice.getByRole('button', { name: 'Show Log' }).click();
  await notice.getByRole('button', { name: 'Resume' }).click();
  const said = (await panel.said()).flatMap((each) => (each.kind === 'run-command' ? [each.command] : []));
  expect(said).toEqual(['showLog', 'resume']);
});

test('What helps after a failure stands by the failure alone', async (panel) => {
  const help: RunView['offered'] = ['setUpEngine', 'showLog'];
  const offered: RunView['offered'] = ['showLog', 'revealRunFolder'];
  expect(await buttonsOf(panel, inState('failed', { offered, failure: { ...failure, help } }))).toEqual([
    'Start L2T run',
    'Reveal Folder',
  ]);
  await panel.page.locator('.notice').getByRole('button', { name: 'Set Up Engine' }).waitFor();
});

test('A failure that cannot be resumed in a folder that is not trusted says so', async (panel) => {
  const help: RunView['offered'] = ['resume'];
  await buttonsOf(panel, {
    ...inState('failed', { failure: { ...failure, help } }),
    restricted: 'Not trusted.',
  });
  const resume = panel.page.locator('.run-header .notice vscode-button');
  expect(await resume.getAttribute('title')).toBe('Not trusted.');
});

for (const width of [320, 400, 600]) {
  test(
    `In a panel ${width} pixels wide all views and buttons are within it, and buttons have their names`,
    async (panel) => {
      await buttonsOf(panel, { shown: [finished] });
      const { page } = panel;
      const places = page.locator('.run-actions vscode-button, vscode-panel-tab');
      const right = await places.evaluateAll((found) =>
        Math.max(...found.map((each) => each.getBoundingClientRect().right)),
      );
      expect(right).toBeLessThanOrEqual(width);
      const log = page.getByRole('button', { name: 'Show Log' });
      expect(await log.getByText('Show Log').isVisible()).toBe(false);
      await log.click();
      expect(await panel.waitForMessage('run-command')).toMatchObject({ command: 'showLog' });
    },
    { size: { width, height: 700 } },
  );
}

test('A run is named by its title, and its folder stands beside it', async (panel) => {
  await buttonsOf(panel, { shown: [finished] });
  const title = panel.page.locator('.run-title');
  expect(await title.locator('strong').textContent()).toBe(finished.name);
  expect(await title.locator('strong').getAttribute('title')).toBe(finished.folder);
  expect(await title.locator('.run-folder').textContent()).toBe('20261124-141034-emoji-l2t-ww-seed0');
});
