import { describe, expect, it } from 'vitest';
import type { HostMessage, PanelMessage } from '../../../webview/contract.js';
import type { Host } from '../../../webview/shell/host.js';
import { RefusedError, Studio } from '../../../webview/shell/studio.js';
import { series, snapshotOf } from '../picker/fixtures.js';
import { finished } from '../recorded-runs.js';

function fakeHost(kept?: unknown) {
  const said: PanelMessage[] = [];
  let receive: (message: HostMessage) => void = () => {};
  let state = kept;
  const host: Host = {
    post: (message) => said.push(message),
    listen: (listener) => {
      receive = listener;
      return () => {
        receive = () => {};
      };
    },
    readState: () => state,
    keepState: (next) => {
      state = next;
    },
  };
  return { host, said, say: (message: HostMessage) => receive(message), state: () => state };
}

describe('The state of the panel', () => {
  it('says that it is ready once it listens, and tells of snapshots and chunks', () => {
    const { host, said, say } = fakeHost();
    const studio = new Studio(host);
    const heard: string[] = [];
    studio.onSnapshot(() => heard.push(`snapshot ${studio.snapshot?.colourMap}`));
    studio.onChunk(({ folder }) => heard.push(folder));
    studio.start();
    expect(said).toEqual([{ kind: 'ready' }]);
    say({ kind: 'snapshot', snapshot: snapshotOf({ colourMap: 'magma' }) });
    say({ kind: 'series', chunk: series(1) });
    expect(heard).toEqual(['snapshot magma', '/w/runs/tiny-1']);
  });

  it('tells which view the host wants in front', () => {
    const { host, say } = fakeHost();
    const studio = new Studio(host);
    const views: string[] = [];
    const stop = studio.onShowView((view) => views.push(view));
    studio.start();
    say({ kind: 'show-view', view: 'compare' });
    stop();
    say({ kind: 'show-view', view: 'charts' });
    expect(views).toEqual(['compare']);
  });

  it('keeps every tick of eight quick ones while older snapshots come back', () => {
    const { host, said, say } = fakeHost();
    const studio = new Studio(host);
    studio.start();
    const runs = Array.from({ length: 8 }, (_, index) => ({ ...finished, folder: `/r/${index}` }));
    say({ kind: 'snapshot', snapshot: snapshotOf({ shown: [] }) });
    runs.forEach(({ folder }, index) => {
      studio.chooseRuns([...studio.chosenRuns, folder]);
      // The host was slow: it tells what was chosen three ticks ago.
      const heardRequest = Math.max(0, index - 2);
      say({ kind: 'snapshot', snapshot: snapshotOf({ shown: runs.slice(0, heardRequest), heardRequest }) });
    });
    expect(studio.chosenRuns).toEqual(runs.map(({ folder }) => folder));
    expect(said.at(-1)).toMatchObject({ kind: 'show-runs', request: 8, folders: studio.chosenRuns });
  });

  it('takes the word of the host about the chosen runs once it has heard the last choice', () => {
    const { host, say } = fakeHost();
    const studio = new Studio(host);
    studio.start();
    studio.chooseRuns(['/r/1', '/r/2']);
    say({ kind: 'snapshot', snapshot: snapshotOf({ shown: [finished], heardRequest: 1 }) });
    expect(studio.chosenRuns).toEqual([finished.folder]);
  });

  it('gives each answer to the request that asked for it', async () => {
    const { host, said, say } = fakeHost();
    const studio = new Studio(host);
    studio.start();
    const [first, second] = [studio.evaluation('/a', 'test'), studio.evaluation('/b', 'test')];
    expect(said.slice(1)).toMatchObject([
      { request: 1, folder: '/a' },
      { request: 2, folder: '/b' },
    ]);
    const value = {
      part: 'test',
      classNames: ['b'],
      confusion: [[1]],
      outcomes: { labels: [0], predictions: [0], confidences: [1] },
    } as const;
    say({ kind: 'evaluation', request: 2, answer: { value } });
    say({
      kind: 'evaluation',
      request: 1,
      answer: { refusal: { message: 'No weights.', remedy: 'Train.' } },
    });
    await expect(second).resolves.toEqual(value);
    await expect(first).rejects.toThrow(RefusedError);
  });

  it('keeps view settings where the editor keeps them, beside those it does not know', () => {
    const { host, state } = fakeHost({ 'from.another.version': 1 });
    const studio = new Studio(host);
    studio.save('app.tab', 'charts');
    expect(state()).toEqual({ 'from.another.version': 1, 'app.tab': 'charts' });
    expect(new Studio(host).readSaved('app.tab')).toBe('charts');
  });
});
