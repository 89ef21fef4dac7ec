/** @file No text of a file controls the terminal that it is shown in. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { textTable } from '../../src/catalog/text-table.js';
import { Screen } from '../../src/cli/terminal/screen.js';
import { forTerminal } from '../../src/cli/terminal/sealed.js';
import { colored } from '../../src/cli/terminal/style.js';
import { cutTo, textWidth } from '../../src/cli/terminal/width.js';
import { openLog } from '../../src/trainer/log.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const evil = '\u001b[31mevil\u001b]0;title\u0007\u009b2J\r';

test('colors of our own go out as the terminal has them', () => {
  expect(forTerminal(colored('good', 'text'))).toBe('\u001b[32mtext\u001b[39m');
});

test('a color in the text of a file does not, also inside of a color of our own', () => {
  expect(forTerminal(colored('good', '\u001b[31mtext'))).toBe('\u001b[32m\\u001b[31mtext\u001b[39m');
});

test('text of a file takes the columns that it is shown in', () => {
  expect([textWidth('\u001b[31m'), cutTo('\u001b[31mtext', 8)]).toEqual([10, '\\u001b[…']);
});

test('a block that is drawn over holds no controls but its own', () => {
  const written: string[] = [];
  const screen = new Screen({ write: (text) => void written.push(text) });
  screen.draw([evil]);
  screen.end();
  expect(written[1]).toBe('\r\\u001b[31mevil\\u001b]0;title\\u0007\\u009b2J\\u000d\u001b[K\n\u001b[J');
});

test('a cell of a table keeps to its line', () => {
  const lines = textTable([{ title: 'Name', align: 'left' }], [['a\nb'], ['c']]);
  expect(lines).toEqual(['Name', 'a\\u000ab', 'c']);
});

test('a text in the log has no controls, and is one line whatever breaks it', () => {
  const file = join(folder(), 'log.txt');
  openLog(file)(`first${evil}\n2026-01-01T00:00:00.000Z  second`);
  expect(readFileSync(file, 'utf8').slice(26)).toBe(
    'first\\u001b[31mevil\\u001b]0;title\\u0007\\u009b2J\\u000d\\u000a2026-01-01T00:00:00.000Z  second\n',
  );
});

test('all that the command line prints goes out in one place', () => {
  const files = readdirSync('src/cli', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== join('terminal', 'output.ts'),
  );
  const others = files.filter((file) =>
    /console\.log|process\.std(?:out|err)\.write/u.test(readFileSync(join('src/cli', file), 'utf8')),
  );
  expect(others).toEqual([]);
});

const controls = /[^\P{Cc}\n]/u;

test('runs, paths and mistakes with controls in their names are printed without them', () => {
  const home = folder();
  const run = join(home, 'runs', `run${evil}`);
  mkdirSync(join(home, 'runs'));
  cpSync('test/run/format-1', run, { recursive: true });
  const configuration: object = JSON.parse(readFileSync(join(run, 'config.json'), 'utf8'));
  const changed = { ...configuration, experimentFile: `/x/${evil}.l2t.json` };
  writeFileSync(join(run, 'config.json'), JSON.stringify(changed));
  const file = join(home, `${evil}.l2t.json`);
  writeFileSync(file, JSON.stringify({ [evil]: 1, target: { network: evil }, data: { folder: evil } }));
  const outputOf = (...words: string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(inject('product'), 'cli.js'), ...words], {
      encoding: 'utf8',
    });
    return `${stdout}${stderr}`;
  };
  const output = [
    outputOf('runs', join(home, 'runs')),
    outputOf('attach', run),
    outputOf('check', file),
    outputOf('check', `${file}.gone`),
    outputOf(evil),
  ];
  expect(output.map((text) => [text.includes('evil'), controls.test(text)])).toEqual(
    output.map(() => [true, false]),
  );
});
