/** @file `l2t note RUN`: the name, tags and notes of a run; without options it says them. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { changeAbout, readAbout } from '../../run/folder/about.js';
import type { About } from '../../run/folder/about-form.js';
import { summarizeRun } from '../../run/overview/list.js';
import { runTitle, tagWords } from '../../run/overview/title.js';
import { command, printed } from '../command.js';

interface Changes {
  readonly name?: string;
  readonly tag: readonly string[];
  readonly untag: readonly string[];
  readonly notes?: string;
}

interface Options extends Changes {
  readonly json: boolean;
}

const each = (usage: string, description: string): Option =>
  new Option(usage, description)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], t('none'));

const changed = (about: About, { name = about.name, tag, untag, notes = about.notes }: Changes): About => {
  const dropped = new Set(untag.map((word) => word.toLowerCase()));
  const kept = about.tags.filter((word) => !dropped.has(word.toLowerCase()));
  return {
    ...(name !== undefined && { name }),
    tags: [...kept, ...tag],
    ...(notes !== undefined && { notes }),
  };
};

async function aboutAfter(folder: string, options: Changes): Promise<About> {
  const { name, tag, untag, notes } = options;
  if (name !== undefined || notes !== undefined || tag.length > 0 || untag.length > 0)
    return changeAbout(folder, (about) => changed(about, options));
  const { about, damage } = await readAbout(folder);
  if (damage !== undefined) throw damage;
  return about;
}

export const installNote = command<Options>({
  name: 'note',
  description: t('Say or change the name, tags and notes of a run; they are no part of what it trains.'),
  argument: ['<run>', t('run folder')],
  options: [
    new Option('--name <name>', t('what the run is called; an empty text takes the name away')),
    each('--tag <tag>', t('a tag to add; may be given several times')),
    each('--untag <tag>', t('a tag to take away; may be given several times')),
    new Option('--notes <text>', t('what to remember of the run; an empty text takes the notes away')),
  ],
  json: t('print name, tags and notes as a JSON object'),
  run: async (run, { json, ...options }) => {
    const folder = resolve(run);
    const summary = await summarizeRun(folder);
    const about = await aboutAfter(folder, options);
    if (json) return printed(JSON.stringify({ folder, ...about }));
    const called = { ...summary, about };
    const lines = [runTitle(called), tagWords(called).join(' '), about.notes ?? ''];
    return printed(lines.filter((line) => line !== '').join('\n'));
  },
});
