/** @file Which runs the panel offers to lay over one another. */
import { expect, test } from 'vitest';
import { choicesOf } from '../../src/extension/studio/run-view.js';
import { summaryOf } from './runs.js';

const own = summaryOf('/w/a.l2t.json', { folder: '/runs/a' });
const other = summaryOf('/w/b.l2t.json', { folder: '/runs/b' });

test('a shown run of another experiment is among them, with the name of that experiment', () => {
  const choices = choicesOf([own], [own, other]);
  expect(choices.map(({ folder, experiment }) => [folder, experiment])).toEqual([
    ['/runs/a', undefined],
    ['/runs/b', 'b.l2t.json'],
  ]);
});

test('a shown run is among them however many are newer', () => {
  const many = Array.from({ length: 1200 }, (_, index) =>
    summaryOf('/w/a.l2t.json', { folder: `/runs/${index}` }),
  );
  const last = many.at(-1);
  if (last === undefined) throw new Error('there are many');
  const choices = choicesOf(many, [last]);
  expect(choices).toHaveLength(1001);
  expect(choices.at(-1)).toMatchObject({ folder: '/runs/1199' });
  expect(choices.at(-1)?.experiment).toBeUndefined();
});
