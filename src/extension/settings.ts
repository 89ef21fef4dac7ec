/** @file The settings that this side reads, with their types; the manifest describes them and holds the defaults. */
import { type ConfigurationScope, workspace } from 'vscode';
import { type ColourMap, colourMaps } from '../../webview/contract.js';
import { type EngineName, engineNames } from '../catalog/engines.js';

export const settingNames = {
  engine: 'l2t.engine',
  node: 'l2t.node',
  gpu: 'l2t.gpu',
  runFolders: 'l2t.runFolders',
  keepRunningAfterClose: 'l2t.keepRunningAfterClose',
  checkpointEvery: 'l2t.checkpointEvery',
  colourMap: 'l2t.colourMap',
} as const;

const read = (name: string, scope?: ConfigurationScope): unknown =>
  workspace.getConfiguration(undefined, scope).get(name);

/** What a person may write there is not what is promised: each is looked at. */
export const settings = {
  /** For experiment files that name no engine; undefined where none is chosen. */
  engine: (scope: ConfigurationScope): EngineName | undefined => {
    const value = read(settingNames.engine, scope);
    return engineNames.find((name) => name === value);
  },
  /** Seconds, for experiment files that do not say; undefined where none are chosen. */
  checkpointEvery: (scope: ConfigurationScope): number | undefined => {
    const value = read(settingNames.checkpointEvery, scope);
    return typeof value === 'number' && value > 0 ? value : undefined;
  },
  /** A Node executable; '' for the one that the editor runs on. Machine scope: no workspace can set it. */
  node: (): string => {
    const value = read(settingNames.node);
    return typeof value === 'string' ? value.trim() : '';
  },
  /** A GPU by its number or identifier; '' for the first. What is neither counts as ''. */
  gpu: (): string => {
    const value = read(settingNames.gpu);
    return typeof value === 'string' && /^(\d+|(GPU|MIG)-[\w-]+)$/u.test(value) ? value : '';
  },
  runFolders: (): readonly string[] => {
    const value = read(settingNames.runFolders);
    return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
  },
  keepRunningAfterClose: (): boolean => read(settingNames.keepRunningAfterClose) !== false,
  colourMap: (): ColourMap => {
    const value = read(settingNames.colourMap);
    return colourMaps.find((name) => name === value) ?? 'viridis';
  },
} as const;
