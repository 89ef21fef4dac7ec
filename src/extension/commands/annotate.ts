/** @file Rename Run, Edit Tags, Edit Notes: what people say of a run, in one box each; an empty one takes it away. */
import { l10n, window } from 'vscode';
import { changeAbout, readAbout } from '../../run/folder/about.js';
import { type About, complaintAbout, tagsIn, tidyAbout } from '../../run/folder/about-form.js';
import { runTitle } from '../../run/overview/title.js';
import { type CommandFactory, runCommand } from './context.js';

interface Row {
  readonly title: () => string;
  readonly prompt: () => string;
  /** What is said now, on one line. */
  readonly text: (about: About) => string;
  readonly changed: (about: About, text: string) => About;
}

/** Stands for a new line of the notes in a box of one line. */
const newLine = '↵';

function annotation({ title, prompt, text, changed }: Row): CommandFactory {
  return runCommand({
    title,
    ability: 'show',
    execute: async ({ run, store }) => {
      const { about, damage } = await readAbout(run.folder);
      if (damage !== undefined) throw damage;
      const written = await window.showInputBox({
        title: `${title()}: ${runTitle(run)}`,
        prompt: prompt(),
        value: text(about),
        validateInput: (value) => complaintAbout(tidyAbout(changed(about, value))),
      });
      if (written === undefined) return;
      await changeAbout(run.folder, (now) => changed(now, written));
      await store.refresh();
    },
  });
}

export const renameRun = annotation({
  title: () => l10n.t('Rename Run'),
  prompt: () => l10n.t('Stands in the place of method and seed. Empty: no name. The folder keeps its own.'),
  text: ({ name }) => name ?? '',
  changed: (about, name) => ({ ...about, name }),
});

export const editTags = annotation({
  title: () => l10n.t('Edit Tags'),
  prompt: () => l10n.t('Tags with commas between them. Empty: none.'),
  text: ({ tags }) => tags.join(', '),
  changed: (about, text) => ({ ...about, tags: tagsIn(text) }),
});

export const editNotes = annotation({
  title: () => l10n.t('Edit Notes'),
  prompt: () => l10n.t('What you want to remember of the run; {0} begins a new line. Empty: none.', newLine),
  text: ({ notes = '' }) => notes.replaceAll('\n', newLine),
  changed: (about, text) => ({ ...about, notes: text.replaceAll(newLine, '\n') }),
});
