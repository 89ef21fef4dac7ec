/** @file `npm run bench`: seconds, GFLOP/s, compile time and memory of what training consists of, on one engine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { engineNames } from '../../catalog/engines.js';
import { textTable } from '../../catalog/text-table.js';
import { withEngineLibraries } from '../../engines/library-path.js';
import { isEngineName } from '../../engines/open.js';
import { ExitCode } from '../../errors/studio-error.js';
import { usageErrors } from '../../errors/usage.js';
import { runProgram } from '../program.js';
import { print } from '../terminal/output.js';
import { experimentSubject } from './experiment.js';
import { type Measurement, measure } from './measure.js';
import { type SubjectName, subjectNames, subjects } from './subjects.js';

interface BenchOptions {
  readonly engine: string;
  readonly batch?: number;
  readonly width: number;
  readonly repetitions: number;
  readonly json?: boolean;
  readonly editor?: boolean;
  readonly only?: string;
  readonly experiment?: string;
}

const usualBatch = 32;

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
};

/** What is timed: the rows of the table, or the one of an experiment file. */
type BenchName = SubjectName | 'experiment';

const isBenchName = (name: string | undefined): name is BenchName =>
  name === 'experiment' || subjectNames.some((known) => known === name);

const titles: Readonly<Record<BenchName, string>> = {
  experiment: 'iteration of the experiment',
  supervisedStep: 'supervised step',
  l2tIteration: 'L2T-ww iteration',
  sourceForward: 'source forward pass',
};

const numbers = [
  'seconds',
  'min',
  'max',
  'GFLOP',
  'GFLOP/s',
  'convolution',
  'ratio',
  'build s',
  'compile s',
  'memory GB',
  'nodes',
].map((title) => ({ title, align: 'right' as const }));

function cells(name: BenchName, row: Measurement): string[] {
  const { median, min, max } = row.secondsSpread;
  return [
    titles[name],
    ...[median, min, max].map((seconds) => seconds.toFixed(3)),
    ...[row.gflop, row.gflopPerSecond, row.convolutionGflopPerSecond].map((value) => value.toFixed(1)),
    ...[row.ratio, row.buildSeconds, row.compileSeconds, row.peakMemoryBytes / 1e9].map((value) =>
      value.toFixed(2),
    ),
    String(row.nodes),
  ];
}

function table(results: ReadonlyMap<BenchName, Measurement>, options: BenchOptions): string {
  const { engine, batch, width, experiment } = options;
  const rows = [...results].map(([name, row]) => cells(name, row));
  return [
    experiment
      ? `${experiment}, engine ${engine}`
      : `VGG-9 width ${width}, ResNet-32 source, 15 pairs, T = 2, batch ${batch ?? usualBatch}, engine ${engine}`,
    '',
    ...textTable([{ title: 'what', align: 'left' }, ...numbers], rows),
  ].join('\n');
}

/** Runs this program once more for one subject and reads its answer. */
function measureApart(name: BenchName, options: BenchOptions): Measurement {
  const { engine, batch, width, repetitions, experiment } = options;
  const values = { engine, batch, width, repetitions, experiment, only: name };
  const given = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`--${key}`, String(value)],
  );
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...given], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: withEngineLibraries(process.env, isEngineName(engine) ? engine : 'auto'),
  });
  // It has said why.
  if (status !== 0) process.exit(status ?? ExitCode.defect);
  return JSON.parse(stdout);
}

/** In the checkout, whose tests know how to open a workbench. */
function measureEditor(options: BenchOptions): void {
  const words = ['scripts/workbench/program.mjs', 'test/workbench/bench/editor.ts'];
  execFileSync(process.execPath, [...words, ...(options.json ? ['--json'] : [])], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  });
}

async function bench(options: BenchOptions): Promise<void> {
  if (options.editor) return measureEditor(options);
  const { engine, only } = options;
  if (!isEngineName(engine)) throw usageErrors.unknownEngine(engine, engineNames.slice(1));
  const { batch, width, repetitions, experiment } = options;
  if (isBenchName(only)) {
    const size = { batch: batch ?? usualBatch, width };
    const subject =
      only === 'experiment' ? await experimentSubject(experiment ?? '', batch) : subjects[only](size);
    print(JSON.stringify(await measure(subject, engine, size.batch, repetitions)));
    return;
  }
  const names: readonly BenchName[] = experiment ? ['experiment'] : subjectNames;
  const results = new Map(names.map((name) => [name, measureApart(name, options)]));
  print(
    options.json
      ? JSON.stringify({ engine, batch, width, repetitions, experiment, ...Object.fromEntries(results) })
      : table(results, options),
  );
}

const program = new Command('bench')
  .exitOverride()
  .description('Times the supervised step, the L2T-ww iteration and the source network on one engine.')
  .option('--engine <name>', 'engine to time', 'onnxruntime')
  .option('--batch <n>', `images a batch (${usualBatch}; of an experiment its own)`, positive)
  .option(
    '--experiment <file>',
    'time one training iteration of this experiment instead; its data is not read',
  )
  .option('--width <factor>', 'width factor of the target', positive, 1)
  .option('--repetitions <n>', 'timed calls', positive, 5)
  .option('--only <subject>', 'time one subject and print its figures')
  .option('--editor', 'time the extension, its panel and its language server instead, in a real workbench')
  .option('--json', 'print one JSON object')
  .action(bench);
await runProgram(() => program.parseAsync());
