import { expect } from 'vitest';
import type { Pair } from '../../../src/catalog/pairs.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { allPairs, experimentView, runView, series, setup, snapshotOf } from './fixtures.js';
import { PickerPage } from './picker-page.js';

const test = panelOfThisFile();
const pair = (sourceLayer: string, targetLayer: string): Pair => ({ source: 0, sourceLayer, targetLayer });
const [first, second, third] = [
  pair('stage1.block5', 'pool1.input'),
  pair('stage2.block5', 'pool2.input'),
  pair('stage3.block5', 'pool3.input'),
];

async function withFile(panel: Preview, pairs: readonly Pair[], more = {}): Promise<PickerPage> {
  const picker = new PickerPage(panel);
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf({ experiment: experimentView(pairs, more) }) });
  await picker.page.locator('.picture').waitFor();
  return picker;
}

test('A drag from a source layer to a target layer adds a pair, and says how it resizes', async (panel) => {
  const picker = await withFile(panel, [first]);
  await picker.dragOver(picker.source('stage3.block5'), picker.target('pool2.input'));
  expect(await picker.card().textContent()).toContain('resizes 8x8 → 16x16');
  await picker.page.mouse.up();
  const added = pair('stage3.block5', 'pool2.input');
  await picker.entry(added).waitFor({ state: 'attached' });
  expect(await picker.edits()).toEqual([[first, added]]);
  expect(await picker.status().textContent()).toMatch(/^Added stage3.block5 → pool2.input/);
});

test('A drag over an impossible layer says why, and adds nothing', async (panel) => {
  const picker = await withFile(panel, [first]);
  await picker.dragOver(picker.source('stage1.block5'), picker.target('pool1.input'));
  expect(await picker.card().textContent()).toContain('is a pair already');
  await picker.page.mouse.move(...(await picker.centreOf(picker.source('stage1.block2'))));
  expect(await picker.card().textContent()).toContain('a pair needs one of the target');
  await picker.page.mouse.up();
  expect(await picker.edits()).toEqual([]);
});

test('A refresh from the host does not interrupt a drag', async (panel) => {
  const picker = await withFile(panel, [first]);
  await picker.dragOver(picker.source('stage3.block5'), picker.target('pool2.input'));
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({ experiment: experimentView([first, second]) }),
  });
  await picker.page.waitForTimeout(100);
  expect(await picker.card().textContent()).toContain('resizes 8x8 → 16x16');
  await picker.page.mouse.up();
  expect(await picker.edits()).toEqual([[first, second, pair('stage3.block5', 'pool2.input')]]);
});

test('Two clicks add a pair', async (panel) => {
  const picker = await withFile(panel, []);
  await picker.source('stage1.block1').click();
  expect(await picker.source('stage1.block1').getAttribute('aria-pressed')).toBe('true');
  await picker.target('pool1.input').click();
  expect(await picker.edits()).toEqual([[pair('stage1.block1', 'pool1.input')]]);
});

test('A click selects, a click with Control selects more, Delete removes what is selected', async (panel) => {
  const picker = await withFile(panel, [first, second, third]);
  await picker.clickLine(first);
  await picker.clickLine(third, 'Control');
  expect((await picker.selected()).length).toBe(2);
  expect(await picker.row(third).getAttribute('class')).toBe('is-selected');
  await picker.page.keyboard.press('Delete');
  expect(await picker.edits()).toEqual([[second]]);
});

test('A box selects the lines that it meets', async (panel) => {
  const picker = await withFile(panel, [first, second, third]);
  const [x, y] = await picker.centreOf(picker.line(third));
  await picker.page.mouse.move(x - 60, y + 120);
  await picker.page.mouse.down();
  await picker.page.mouse.move(x + 10, y - 10, { steps: 4 });
  await picker.page.mouse.up();
  expect(await picker.selected()).toEqual(['0/stage3.block5/pool3.input']);
});

test('Undo and redo go through edits of the picker and of the file', async (panel) => {
  const picker = await withFile(panel, [first]);
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({ experiment: experimentView([first, second]) }),
  });
  await picker.entry(second).waitFor({ state: 'attached' });
  await picker.entry(second).focus();
  await picker.page.keyboard.press('Control+z');
  await picker.page.keyboard.press('Control+y');
  expect(await picker.edits()).toEqual([[first], [first, second]]);
});

test('A preset says how many pairs it has, and is sent by name', async (panel) => {
  const picker = await withFile(panel, [first]);
  await picker.button(/^All-to-all: 15 pairs/).click();
  expect(await panel.waitForMessage('use-preset')).toEqual({ kind: 'use-preset', preset: 'all-to-all' });
  expect(await picker.page.locator('[data-pair]').count()).toBe(15);
});

test('Pairs are made, selected and removed without a mouse', async (panel) => {
  const picker = await withFile(panel, [first]);
  const press = (key: string) => picker.page.keyboard.press(key);
  await picker.source('stage1.block1').focus();
  await press('ArrowDown');
  await press('Enter');
  expect(await picker.status().textContent()).toContain('A pair from stage1.block2');
  await press('ArrowRight');
  expect(await picker.status().textContent()).toContain('Enter adds the pair');
  await press('Enter');
  const added = pair('stage1.block2', 'pool1.input');
  expect(await picker.edits()).toEqual([[first, added]]);
  await press('Tab');
  await press('End');
  expect(await picker.focusedPair()).toBe('0/stage1.block2/pool1.input');
  expect(await picker.card().textContent()).toContain('Bridge parameters');
  await press('Delete');
  expect((await picker.edits()).at(-1)).toEqual([first]);
  expect(await picker.focusedPair()).toBe('0/stage1.block5/pool1.input');
});

test('Escape cancels a pair that was begun', async (panel) => {
  const picker = await withFile(panel, []);
  await picker.source('stage1.block1').focus();
  await picker.page.keyboard.press('Enter');
  await picker.page.keyboard.press('Escape');
  await picker.page.keyboard.press('ArrowRight');
  await picker.page.keyboard.press('Enter');
  expect(await picker.edits()).toEqual([]);
  expect(await picker.target('pool1.input').getAttribute('aria-pressed')).toBe('true');
});

test('The list adds and removes the same pairs', async (panel) => {
  const picker = await withFile(panel, [first, second]);
  await picker.page.getByRole('combobox', { name: 'Target layer' }).focus();
  await picker.page.keyboard.press('ArrowDown');
  await picker.button('Add pair').click();
  await picker.button('Remove stage1.block5 → pool1.input').click();
  const added = pair('stage1.block1', 'pool2.input');
  expect(await picker.edits()).toEqual([
    [first, second, added],
    [second, added],
  ]);
});

test('The list selects what the picture selects', async (panel) => {
  const picker = await withFile(panel, [first, second]);
  await picker.page.getByRole('checkbox', { name: 'Select stage2.block5 → pool2.input' }).focus();
  await picker.page.keyboard.press('Space');
  expect(await picker.selected()).toEqual(['0/stage2.block5/pool2.input']);
});

test('The list is one tab stop, with arrows inside, and Delete removes and goes on to a neighbour', async (panel) => {
  const picker = await withFile(panel, [first, second]);
  const box = (name: string) => picker.page.getByRole('checkbox', { name: `Select ${name}` });
  const [one, other] = [box('stage1.block5 → pool1.input'), box('stage2.block5 → pool2.input')];
  const focused = () =>
    picker.page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-row') ?? 'outside');
  await one.focus();
  await picker.page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('0/stage2.block5/pool2.input');
  await picker.page.keyboard.press('Tab');
  expect(await focused()).toBe('outside');
  await picker.page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('0/stage2.block5/pool2.input');
  await picker.page.keyboard.press('Delete');
  expect(await picker.edits()).toEqual([[first]]);
  await expect.poll(focused).toBe('0/stage1.block5/pool1.input');
  expect(await other.count()).toBe(0);
});

test('The card of a line stands between the layers and goes when the page scrolls', async (panel) => {
  const picker = await withFile(panel, [first, second]);
  await picker.page.mouse.move(...(await picker.centreOf(picker.line(first))));
  const card = await picker.card().boundingBox();
  const layers = await Promise.all(
    (await picker.page.locator('[data-place]').all()).map((place) => place.boundingBox()),
  );
  const covered = layers.filter(
    (layer) =>
      layer &&
      card &&
      layer.x < card.x + card.width &&
      layer.x + layer.width > card.x &&
      layer.y < card.y + card.height &&
      layer.y + layer.height > card.y,
  );
  expect(covered).toEqual([]);
  await picker.page.evaluate(() => dispatchEvent(new Event('scroll')));
  await picker.card().waitFor({ state: 'detached' });
});

test('A check box of the list says what is selected, however often it is clicked', async (panel) => {
  const picker = await withFile(panel, [first, second]);
  const box = picker.page.getByRole('checkbox', { name: 'Select stage2.block5 → pool2.input' });
  for (const selected of [true, false, true]) {
    await box.click();
    await expect.poll(() => picker.selected()).toEqual(selected ? ['0/stage2.block5/pool2.input'] : []);
    await expect.poll(() => box.getAttribute('aria-checked')).toBe(String(selected));
  }
});

test('What cannot be edited says why in one line', async (panel) => {
  const picker = await withFile(panel, [first], { readOnly: 'This folder is not trusted.' });
  expect(await picker.page.locator('.notice').first().textContent()).toBe('This folder is not trusted.');
  await picker.clickLine(first);
  await picker.page.keyboard.press('Delete');
  expect(await picker.edits()).toEqual([]);
});

test('A method without pairs says so', async (panel) => {
  const picker = await withFile(panel, [], { setup: { ...setup, method: 'fine-tune' } });
  expect(await picker.page.locator('.notice').first().textContent()).toContain('takes no pairs');
});

test('A file that was never understood shows its problems', async (panel) => {
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({
      experiment: { file: '/a', name: 'a.l2t.json', stale: true, problems: ['Line 3: a comma is missing.'] },
    }),
  });
  expect(await panel.page.locator('.empty-state li').textContent()).toBe('Line 3: a comma is missing.');
});

test('The file wins where it does not take an edit', async (panel) => {
  const picker = await withFile(panel, [first]);
  await picker.button('Remove stage1.block5 → pool1.input').click();
  await picker.entry(first).waitFor({ state: 'detached' });
  await picker.entry(first).waitFor({ state: 'attached', timeout: 15_000 });
  expect(await picker.status().textContent()).toContain('could not be changed');
});

test('The lines show λ, and the slider goes back in time', async (panel) => {
  const snapshot = snapshotOf({ experiment: experimentView(allPairs), shown: [runView(allPairs)] });
  const picker = new PickerPage(panel);
  await panel.send({ kind: 'snapshot', snapshot });
  await panel.send({ kind: 'series', chunk: series(allPairs.length) });
  const [strongest, dead] = [allPairs[2], allPairs[1]];
  if (!strongest || !dead) throw new Error('no pairs');
  await picker.page.getByRole('slider').waitFor();
  expect(await picker.line(dead).getAttribute('class')).toContain('is-dead');
  const wide = await picker.widthOf(strongest);
  await picker.page.getByRole('slider').press('Home');
  expect(await picker.widthOf(strongest)).toBeLessThan(wide);
  expect(await picker.line(dead).getAttribute('class')).not.toContain('is-dead');
});

test('At the end of a finished run λ is that of its result, before it that of the moment', async (panel) => {
  const reportedLambda = { epoch: 3, mean: allPairs.map((_, index) => 1 + index / 4) };
  const run = { ...runView(allPairs), reportedLambda };
  const picker = new PickerPage(panel);
  const [pair] = allPairs;
  if (!pair) throw new Error('no pairs');
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({ experiment: experimentView(allPairs), shown: [run] }),
  });
  await panel.send({ kind: 'series', chunk: series(allPairs.length) });
  const slider = picker.page.getByRole('slider');
  await slider.waitFor();
  expect(await slider.getAttribute('aria-valuetext')).toBe('Result: mean over epoch 3');
  expect(await picker.row(pair).textContent()).toContain('1.00');
  await slider.press('ArrowLeft');
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Iteration \d+, epoch \d+$/);
  expect(await picker.row(pair).textContent()).not.toContain('1.00');
});

test('The picture is saved as a document of its own', async (panel) => {
  const snapshot = snapshotOf({ experiment: experimentView(allPairs), shown: [runView(allPairs)] });
  const picker = new PickerPage(panel);
  await panel.send({ kind: 'snapshot', snapshot });
  await picker.button('Save the picture as SVG').click();
  const saved = await panel.waitForMessage('save-file');
  const content = saved.kind === 'save-file' && typeof saved.content === 'string' ? saved.content : '';
  expect(content).toMatch(/^<\?xml[^>]*>\n<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(content).not.toMatch(/var\(|class=|style=|tabindex|aria-/);
});

test('The replay of a run that goes on moves, also where less motion is wanted', async (panel) => {
  await panel.page.emulateMedia({ reducedMotion: 'reduce' });
  const shown = [runView(allPairs, { state: 'running' })];
  const picker = new PickerPage(panel);
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({ experiment: experimentView(allPairs), shown }),
  });
  await panel.send({ kind: 'series', chunk: series(allPairs.length) });
  const slider = picker.page.getByRole('slider');
  await slider.waitFor();
  await picker.button('Replay how λ grew').click();
  const places = new Set<string>();
  for (let chunk = 0; chunk < 6; chunk++) {
    await panel.send({ kind: 'series', chunk: { ...series(allPairs.length), restart: false } });
    await picker.page.waitForTimeout(400);
    places.add(await slider.inputValue());
  }
  expect([...places].map(Number)).toEqual([...places].map(Number).toSorted((one, other) => one - other));
  expect(places.size).toBeGreaterThan(2);
});
