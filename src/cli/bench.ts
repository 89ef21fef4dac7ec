/** @file `npm run bench`: seconds, GFLOP/s, compile time and memory of what training consists of, on one engine. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { engineNames } from '../catalog/engines.js';
import { engineOpeners, type RealEngineName } from '../engines/open.js';
import { StudioError } from '../errors/studio-error.js';
import { usageErrors } from '../errors/usage.js';
import { type Measurement, measure } from './bench/measure.js';
import { type SubjectName, subjectNames } from './bench/subjects.js';

interface BenchOptions {
  readonly engine: string;
  readonly batch: number;
  readonly width: number;
  readonly repetitions: number;
  readonly json?: boolean;
  readonly only?: string;
}

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
};

const isEngine = (name: string): name is RealEngineName => name in engineOpeners;
const isSubject = (name: string | undefined): name is SubjectName =>
  subjectNames.some((known) => known === name);

const titles: Readonly<Record<SubjectName, string>> = {
  supervisedStep: 'supervised step',
  l2tIteration: 'L2T-ww iteration',
  sourceForward: 'source forward pass',
};

function table(
  results: Readonly<Record<string, Measurement>>,
  { engine, batch, width }: BenchOptions,
): string {
  const lines = [
    `VGG-9 width ${width}, ResNet-32 source, 15 pairs, T = 2, batch ${batch}, engine ${engine}`,
    '',
    'what                   seconds (min to max)      GFLOP  GFLOP/s   conv.  ratio  build+compile   memory',
  ];
  for (const name of subjectNames) {
    const row = results[name];
    if (!row) continue;
    const { min, max } = row.secondsSpread;
    lines.push(
      [
        titles[name].padEnd(20),
        `${row.seconds.toFixed(3)} (${min.toFixed(3)} to ${max.toFixed(3)})`.padStart(26),
        row.gflop.toFixed(1).padStart(8),
        row.gflopPerSecond.toFixed(1).padStart(8),
        row.convolutionGflopPerSecond.toFixed(1).padStart(7),
        row.ratio.toFixed(2).padStart(6),
        `${(row.buildSeconds + row.compileSeconds).toFixed(2)} s`.padStart(14),
        `${(row.peakMemoryBytes / 1e9).toFixed(2)} GB`.padStart(8),
      ].join(' '),
    );
  }
  return lines.join('\n');
}

/** Runs this program once more for one subject and reads its answer. */
function measureApart(name: SubjectName, options: BenchOptions): Measurement {
  const { engine, batch, width, repetitions } = options;
  const values = { engine, batch, width, repetitions, only: name };
  const given = Object.entries(values).flatMap(([key, value]) => [`--${key}`, String(value)]);
  return JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...given], { encoding: 'utf8' }),
  );
}

async function main(options: BenchOptions): Promise<void> {
  const { engine, only } = options;
  if (!isEngine(engine)) throw usageErrors.unknownEngine(engine, engineNames.slice(1));
  if (isSubject(only)) {
    console.log(JSON.stringify(await measure(only, engine, options, options.repetitions)));
    return;
  }
  const results = Object.fromEntries(subjectNames.map((name) => [name, measureApart(name, options)]));
  const { batch, width, repetitions } = options;
  console.log(
    options.json
      ? JSON.stringify({ engine, batch, width, repetitions, ...results })
      : table(results, options),
  );
}

new Command('bench')
  .description('Times the supervised step, the L2T-ww iteration and the source network on one engine.')
  .option('--engine <name>', 'engine to time', 'onnxruntime')
  .option('--batch <n>', 'images a batch', positive, 32)
  .option('--width <factor>', 'width factor of the target', positive, 1)
  .option('--repetitions <n>', 'timed calls', positive, 5)
  .option('--only <subject>', 'time one subject and print its figures')
  .option('--json', 'print one JSON object')
  .action((options: BenchOptions) =>
    main(options).catch((error: unknown) => {
      const named = error instanceof StudioError;
      console.error(named ? `${error.message} ${error.remedy}` : error);
      process.exitCode = named ? error.exitCode : 1;
    }),
  )
  .parseAsync();
