/** @file `l2t doctor`: which engines work here, how fast they are, and what the others lack. */
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import type { RealEngineName } from '../../catalog/engines.js';
import type { Diagnosis } from '../../doctor/diagnosis.js';
import {
  automaticAmong,
  type EngineReport,
  examineEngine,
  realEngineNames,
  speedsOf,
} from '../../doctor/examine.js';
import { examineApart } from '../../doctor/examine-apart.js';
import { findGraphics, graphicsLines, idleGraphics } from '../../doctor/graphics.js';
import { measuredConvolution } from '../../doctor/speed.js';
import { rememberSpeeds } from '../../engines/measured.js';
import { programVersion } from '../../run/folder/version.js';
import { command, printed } from '../command.js';
import { programFiles } from '../programs.js';
import { type Paint, paintFor } from '../terminal/style.js';
import { wrapped } from '../terminal/width.js';

interface Options {
  readonly json: boolean;
  readonly engine?: RealEngineName;
}

const columns = 79;
const indent = '    ';

function engineLines(report: EngineReport, paint: Paint): string[] {
  const { engine, title } = report;
  const indented = (text: string) => wrapped(text, columns - indent.length).map((line) => indent + line);
  if (!report.works) {
    return [
      `${paint('warning', '-')} ${engine}  ${paint('quiet', title)}`,
      ...indented(report.why),
      ...indented(`→ ${report.nextStep}`),
    ];
  }
  const { device, threads, version, gflopPerSecond } = report;
  const speed = t('{0} GFLOP/s', gflopPerSecond.toFixed(gflopPerSecond < 10 ? 1 : 0));
  return [
    `${paint('good', '✓')} ${engine}  ${paint('quiet', title)}`,
    ...indented(
      [
        device,
        ...(device.includes('thread') ? [] : [threads === 1 ? t('1 thread') : t('{0} threads', threads)]),
        t('version {0}', version),
        speed,
      ].join(', '),
    ),
  ];
}

/** The diagnosis as text. */
function diagnosisLines(
  { version, node, platform, automatic, engines, graphics }: Diagnosis,
  paint: Paint,
): string[] {
  const idle = idleGraphics(graphics, engines);
  return [
    t('L2T Studio {0}, Node {1}, {2}', version, node, platform),
    ...graphicsLines(graphics).flatMap((line) => wrapped(line, columns)),
    ...(idle === undefined ? [] : wrapped(idle, columns).map((line) => paint('warning', line))),
    '',
    ...engines.flatMap((report) => engineLines(report, paint)),
    '',
    automatic
      ? t('The engine "auto" is {0} here.', paint('heading', automatic))
      : t('None of the engines that "auto" tries works here.'),
    paint('quiet', t('Speed is that of a {0}.', measuredConvolution)),
  ];
}

async function diagnose(): Promise<Diagnosis> {
  const engines: EngineReport[] = [];
  for (const name of realEngineNames) {
    engines.push(
      await examineApart(name, [process.execPath, programFiles.cli, 'doctor', '--engine', name, '--json']),
    );
  }
  rememberSpeeds(speedsOf(engines));
  const automatic = automaticAmong(engines);
  return {
    version: programVersion,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    ...(automatic && { automatic }),
    engines,
    graphics: await findGraphics(),
  };
}

export const installDoctor = command<Options>({
  name: 'doctor',
  description: t('Show which engines work on this machine, how fast, and what the others lack.'),
  options: [new Option('--engine <name>', t('examine only this engine')).choices([...realEngineNames])],
  json: t('print all of it as a JSON object'),
  run: async (_, { json, engine }) => {
    const paint = paintFor(process.stdout);
    if (engine !== undefined) {
      const report = await examineEngine(engine);
      return printed(json ? JSON.stringify(report) : engineLines(report, paint).join('\n'));
    }
    const diagnosis = await diagnose();
    return printed(json ? JSON.stringify(diagnosis) : diagnosisLines(diagnosis, paint).join('\n'));
  },
});
