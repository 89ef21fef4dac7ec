/**
 * @file What a person has told pip, as far as it holds for a set-up too: where packages come from, and how they are
 * reached. Where packages go, and which of them, is the set-up's business: a `target` or `constraint` that is meant for the
 * person's own packages would put these elsewhere, or refuse them.
 */
import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

/** The options of pip that hold, as its configuration files name them. */
const kept = [
  'index-url',
  'extra-index-url',
  'no-index',
  'find-links',
  'trusted-host',
  'proxy',
  'cert',
  'client-cert',
  'keyring-provider',
  'timeout',
  'default-timeout',
  'retries',
  'resume-retries',
  'cache-dir',
  'no-cache-dir',
  'use-feature',
  'use-deprecated',
  'progress-bar',
] as const;

const variableOf = (option: string): string => `PIP_${option.replaceAll('-', '_').toUpperCase()}`;
const keptVariables = new Set(kept.map(variableOf));

/** pip prints values as Python writes them; this prints them as JSON. */
const question = `
import ast, json, subprocess, sys
said = subprocess.run([sys.executable, "-m", "pip", "config", "list"], stdout=subprocess.PIPE)
if said.returncode != 0: sys.exit(said.returncode)
pairs = (line.partition("=") for line in said.stdout.decode().splitlines())
print(json.dumps({name: ast.literal_eval(value) for name, _, value in pairs if value}))
`;

/**
 * The environment for a call of pip that reads no configuration file and finds in variables what holds.
 * @param program a Python that has pip. @throws Error where pip cannot read its files, with what it says.
 */
export async function pipEnvironment(program: string, signal: AbortSignal): Promise<NodeJS.ProcessEnv> {
  const { stdout } = await promisify(execFile)(program, ['-c', question], { signal });
  const configured: Readonly<Record<string, string>> = JSON.parse(stdout);
  const environment: NodeJS.ProcessEnv = { PIP_CONFIG_FILE: devNull };
  for (const option of kept) {
    // What is told of installing comes after what is told of all commands.
    const value = configured[`install.${option}`] ?? configured[`global.${option}`];
    if (value !== undefined) environment[variableOf(option)] = value;
  }
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith('PIP_')) environment[name] = value;
    // pip takes an empty variable for none.
    else if (keptVariables.has(name) && value) environment[name] = value;
  }
  return environment;
}
