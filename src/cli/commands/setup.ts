/** @file `l2t setup tensorflow`: fetches what the TensorFlow engine needs, sees it train, or removes it again. */
import { createInterface } from 'node:readline/promises';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { planLines, planSetup } from '../../doctor/setup/plan.js';
import { setUpTensorFlow, undoSetUp } from '../../doctor/setup/set-up.js';
import { measuredSpeeds, rememberSpeeds } from '../../engines/measured.js';
import { tensorFlowHome } from '../../engines/tensorflow/location.js';
import { usageErrors } from '../../errors/usage.js';
import { type CommonOptions, command, printed } from '../command.js';
import { programFiles } from '../programs.js';

interface Options extends CommonOptions {
  readonly from?: string;
  readonly undo?: true;
  readonly yes?: true;
}

const engine = 'tensorflow';

export const installSetup = command<Options>({
  name: 'setup',
  description: t('Set up an engine that does not work after a plain install: TensorFlow, for NVIDIA GPUs.'),
  argument: ['<engine>', engine],
  options: [
    new Option('--from <path>', t('take TensorFlow from this folder, .whl, .tar.gz or .jar; fetch nothing')),
    new Option('--undo', t('remove all that was set up')).conflicts('from'),
    new Option('--yes', t('do not ask before downloading')),
  ],
  json: t('print what works then as a JSON object'),
  run: async (name, { from, undo, yes, json }) => {
    if (name !== engine) throw usageErrors.nothingToSetUp(name, engine);
    if (undo) return printed(await removed());
    const plan = await planSetup(from);
    const say = json ? process.stderr : process.stdout;
    say.write(`${planLines(plan).join('\n')}\n`);
    if (!yes && !json && !(await agreed())) return printed(t('Nothing was done.'));
    const report = await setUpTensorFlow(plan, {
      examination: [process.execPath, programFiles.cli, 'doctor', '--engine', engine, '--json'],
      signal: interruption(),
    });
    const { device, version, gflopPerSecond } = report;
    rememberSpeeds({ ...measuredSpeeds(), [engine]: gflopPerSecond });
    return printed(
      json
        ? JSON.stringify(report)
        : t(
            'TensorFlow {0} trains on this machine: {1}, {2} GFLOP/s in a convolution.\nChoose it with "engine": "tensorflow"; "auto" takes it where it is the fastest.',
            version,
            device,
            gflopPerSecond.toFixed(0),
          ),
    );
  },
});

async function removed(): Promise<string> {
  const home = tensorFlowHome();
  const { [engine]: _, ...others } = measuredSpeeds();
  rememberSpeeds(others);
  return (await undoSetUp(home)) ? t('Removed {0}.', home) : t('Nothing to undo: there is no {0}.', home);
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

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
