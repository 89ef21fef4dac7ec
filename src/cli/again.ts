/** @file Starts the command line once more, where it computes itself and the loader does not know the libraries for that. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type EngineName, engineNames } from '../catalog/engines.js';
import { lacksEngineLibraries, withEngineLibraries } from '../engines/library-path.js';
import { ExitCode } from '../errors/studio-error.js';
import { readConfiguration } from '../run/folder/read.js';
import { engineOfRun } from '../trainer/engine-of-run.js';

/** The commands that open an engine in this very process, and which: that of a run folder, or only one that is named. */
const computing: Readonly<Record<string, ((run: string) => Promise<EngineName>) | 'named'>> = {
  evaluate: async (run) => (await readConfiguration(run)).experiment.engine,
  saliency: engineOfRun,
  doctor: 'named',
};

/** Whether this process would not find the libraries: the loader reads its environment before a program begins. */
export async function lacksLibraries(
  words = process.argv.slice(2),
  environment = process.env,
): Promise<boolean> {
  const engine = await engineWanted(words);
  return engine !== undefined && lacksEngineLibraries(environment, engine);
}

/** The same call, with the libraries; its exit code. */
export async function callAgain(): Promise<number> {
  const [program = process.execPath, ...words] = process.argv;
  const env = withEngineLibraries(process.env, await engineWanted(process.argv.slice(2)));
  const child = spawn(program, [...process.execArgv, ...words], { env, stdio: 'inherit' });
  // The terminal tells both; what that means is the other one's business.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? ExitCode.defect));
  });
}

/** The engine that these words make the command line open; undefined where it opens none itself. */
async function engineWanted([name = '', ...words]: readonly string[]): Promise<EngineName | undefined> {
  // What a person types may be the name of a method of objects.
  const ofRun = Object.hasOwn(computing, name) ? computing[name] : undefined;
  if (ofRun === undefined) return undefined;
  const named = /(?:^| )--engine[ =](\S+)/.exec(words.join(' '))?.[1];
  const known = engineNames.find((engine) => engine === named);
  if (known !== undefined || ofRun === 'named') return known;
  for (const word of words) {
    if (word.startsWith('-')) continue;
    // What is no run folder is the value of an option, or for the command itself to complain of.
    const engine = await ofRun(resolve(word)).catch(() => undefined);
    if (engine !== undefined) return engine;
  }
  return 'auto';
}
