/** @file `l2t setup ENGINE`: fetches what an engine needs, sees it train, or removes it again. */
import { createInterface } from 'node:readline/promises';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { type SetUpEngineName, setUpEngineNames } from '../../catalog/engines.js';
import { findGraphics, idleGraphics } from '../../doctor/graphics.js';
import { setupTable } from '../../doctor/setup/engines.js';
import { planSetup } from '../../doctor/setup/plan.js';
import { planLines } from '../../doctor/setup/plan-lines.js';
import { setUpEngine } from '../../doctor/setup/set-up.js';
import { undoSetUp } from '../../doctor/setup/undo.js';
import { type ComputingDevice, computingDevices } from '../../doctor/setup/wheels.js';
import { measuredSpeeds, rememberSpeeds } from '../../engines/measured.js';
import { usageErrors } from '../../errors/usage.js';
import { type CommonOptions, command, printed } from '../command.js';
import { programFiles } from '../programs.js';
import { print, printError } from '../terminal/output.js';

interface Options extends CommonOptions {
  readonly from?: string;
  readonly device?: ComputingDevice;
  readonly undo?: true;
  readonly yes?: true;
}

const isSetUp = (name: string): name is SetUpEngineName => setUpEngineNames.some((known) => known === name);

export const installSetup = command<Options>({
  name: 'setup',
  description: t('Set up an engine that does not work after a plain install, for NVIDIA GPUs.'),
  argument: ['<engine>', setUpEngineNames.join(', ')],
  options: [
    new Option(
      '--from <path>',
      t('fetch nothing: take TensorFlow from this folder, .whl, .tar.gz or .jar, or wheels from this folder'),
    ),
    new Option(
      '--device <device>',
      t('fetch TensorFlow for the processor, or with CUDA; default: CUDA where a driver for it is found'),
    )
      .choices(computingDevices)
      .conflicts('from'),
    new Option('--undo', t('remove all that was set up for this engine')).conflicts(['from', 'device']),
    new Option('--yes', t('do not ask before downloading')),
  ],
  json: t('print what works then as a JSON object'),
  run: async (engine, { from, device: chosen, undo, yes, json }) => {
    if (!isSetUp(engine)) throw usageErrors.nothingToSetUp(engine, setUpEngineNames);
    if (undo) return printed(await removed(engine));
    const plan = await planSetup(engine, { ...(from && { from }), ...(chosen && { device: chosen }) });
    const say = json ? printError : print;
    say(planLines(plan).join('\n'));
    if (!yes && !json && !(await agreed())) return printed(t('Nothing was done.'));
    const report = await setUpEngine(plan, {
      examination: [process.execPath, programFiles.cli, 'doctor', '--engine', engine, '--json'],
      signal: interruption(),
    });
    const { device, version, gflopPerSecond } = report;
    rememberSpeeds({ ...measuredSpeeds(), [engine]: gflopPerSecond });
    const idle = idleGraphics(await findGraphics(), [report]);
    if (idle) printError(idle);
    return printed(
      json
        ? JSON.stringify(report)
        : t(
            '{0} trains on this machine: version {1}, {2}, {3} GFLOP/s in a convolution.\nChoose it with "engine": "{4}"; "auto" takes it where it is the fastest.',
            setupTable[engine].title,
            version,
            device,
            gflopPerSecond.toFixed(0),
            engine,
          ),
    );
  },
});

async function removed(engine: SetUpEngineName): Promise<string> {
  const home = setupTable[engine].home();
  const wasThere = await undoSetUp(engine);
  const { [engine]: _, ...others } = measuredSpeeds();
  rememberSpeeds(others);
  return wasThere ? t('Removed {0}.', home) : t('Nothing to undo: there is no {0}.', home);
}

/** Asks at a terminal; a script that calls the command has decided already. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const dialogue = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await dialogue.question(t('Go on? [Y/n] '));
    return !/^\s*n/i.test(answer);
  } finally {
    dialogue.close();
  }
}

/** Ctrl-C, the end of a job, and the terminal that is closed; told twice, it still removes what it had fetched. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}
