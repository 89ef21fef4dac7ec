/** @file The manifest against what the extension does: nothing is offered that is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { engineNames } from '../../src/catalog/engines.js';
import { Command } from '../../src/extension/commands/identifiers.js';
import { contextKeys } from '../../src/extension/context-keys.js';
import { settingNames } from '../../src/extension/settings.js';

// Of the editor's settings only the names are looked at.
vi.mock('vscode', () => ({ workspace: {} }));

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const text = read('package.json');
const manifest: Manifest = JSON.parse(text);
const { contributes } = manifest;

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly scope: string; readonly enum?: string[] }>>;
    };
  };
}

const matches = (pattern: RegExp, where = text) =>
  [...where.matchAll(pattern)].map(([, found]) => found ?? '');
const commands: readonly string[] = Object.values(Command);

test('the manifest has the commands of the enumeration, each once', () => {
  expect(contributes.commands.map(({ command }) => command).sort()).toEqual([...commands].sort());
});

test('every command is found under L2T in the palette', () => {
  expect(contributes.commands.filter(({ category }) => category !== 'L2T')).toEqual([]);
});

test('every menu has commands that exist', () => {
  const inMenus = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
  expect(inMenus.filter((command) => !commands.includes(command))).toEqual([]);
});

test('every text of the manifest is there, and none is left over', () => {
  const texts: object = JSON.parse(read('package.nls.json'));
  expect([...new Set(matches(/"%([^%"]+)%"/gu))].sort()).toEqual(Object.keys(texts).sort());
});

test('every button of a text calls a command that exists', () => {
  const called = matches(/\(command:(l2t\.[A-Za-z]+)\)/gu, read('package.nls.json'));
  expect(called.filter((command) => !commands.includes(command))).toEqual([]);
});

test('when clauses ask only for keys that are set', () => {
  const clauses = matches(/"(?:when|enablement)": "((?:[^"\\]|\\.)*)"/gu).join(' ');
  const asked = [...clauses.replaceAll(/view == l2t\.\w+/giu, '').matchAll(/\bl2t\.\w+/gu)].map(
    ([key]) => key,
  );
  const known: readonly string[] = Object.values(contextKeys);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((key) => !known.includes(key))).toEqual([]);
});

test('every file that the manifest names is there', () => {
  const files = [...new Set(matches(/"((?:\.\/)?media\/[^"]+)"/gu))];
  expect(files.filter((file) => !existsSync(fileURLToPath(new URL(file, root))))).toEqual([]);
});

test('every setting that is read is in the manifest', () => {
  expect(Object.keys(contributes.configuration.properties)).toEqual(
    expect.arrayContaining(Object.values(settingNames)),
  );
});

test('engines of the setting are those of the catalog, but for the oracle of the tests', () => {
  const offered = contributes.configuration.properties['l2t.engine']?.enum ?? [];
  expect([...offered].sort()).toEqual(engineNames.filter((name) => name !== 'reference').sort());
});

test('no workspace chooses the executable that runs', () => {
  expect(contributes.configuration.properties['l2t.node']?.scope).toBe('machine');
  expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toContain('l2t.node');
});
