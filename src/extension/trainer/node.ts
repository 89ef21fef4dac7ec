/** @file Which Node runs the programs, and in what environment. */
import { execFile } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';
import { withEngineLibraries } from '../../engines/library-path.js';
import { editorErrors } from '../../errors/editor.js';

const run = promisify(execFile);
const least = { major: 20, minor: 12 } as const;
const patienceMilliseconds = 20_000;

export interface NodeChoice {
  readonly executable: string;
  /** What it must find in its environment. */
  readonly env: { readonly [name: string]: string };
}

/** The editor's own runtime, told to behave as Node; elsewhere than on a desktop it is Node anyway. */
export const editorNode: NodeChoice = {
  executable: process.execPath,
  env: { ELECTRON_RUN_AS_NODE: '1' },
};

/** The Node that the setting names; the editor's where it is empty. Throws `editor/bad-node`. */
export async function chooseNode(setting: string): Promise<NodeChoice> {
  if (setting === '') return editorNode;
  if (!isAbsolute(setting)) throw editorErrors.badNode(setting, t('it is not an absolute path.'));
  const version = await versionOf(setting);
  const [, major = 0, minor = 0] = /^v(\d+)\.(\d+)\./u.exec(version)?.map(Number) ?? [];
  if (major < least.major || (major === least.major && minor < least.minor)) {
    throw editorErrors.badNode(setting, t('it says that its version is {0}.', version));
  }
  return { executable: setting, env: {} };
}

async function versionOf(executable: string): Promise<string> {
  try {
    const { stdout } = await run(executable, ['--version'], {
      timeout: patienceMilliseconds,
      windowsHide: true,
    });
    return stdout.trim();
  } catch (error) {
    throw editorErrors.badNode(executable, error instanceof Error ? error.message : String(error));
  }
}

/** What the editor tells its own processes is not for ours: it would change how they start. */
const ofTheEditor = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_CHANNEL_|NODE_UNIQUE_ID$)/u;

/** The environment of a program: that of the editor without what is only meant for the editor, and the libraries. */
export function programEnvironment(node: NodeChoice, environment = process.env): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(withEngineLibraries(environment))) {
    if (value !== undefined && !ofTheEditor.test(name)) kept[name] = value;
  }
  return { ...kept, ...node.env };
}
