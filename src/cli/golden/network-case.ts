/** @file A golden case of a network file, as read from `<name>.json`: what both its modes and its derivatives give. */
import { t } from '@vscode/l10n';
import { type Static, Type } from 'typebox';
import { goldenErrors } from '../../errors/golden.js';
import { type CaseFile, checkedCase } from './case-file.js';
import { requireNames } from './complete.js';
import { goldenStatistics } from './iteration-case.js';
import { type GoldenNetwork, mapForm, requireStage, stageMap } from './network.js';
import { briefSummary, tensorSummary } from './summary.js';

const perParameter = Type.Record(Type.String(), briefSummary);

const schema = Type.Object({
  /** Beside the case. */
  file: Type.String(),
  image: mapForm,
  batch: Type.Integer({ minimum: 1 }),
  image_seed: Type.Integer(),
  labels: Type.Array(Type.Integer({ minimum: 0 })),
  stages: Type.Array(Type.Intersect([Type.Object({ path: Type.String() }), stageMap])),
  eval: Type.Object({
    logits: tensorSummary,
    /** What a module returns, and where that is no map (N, C, H, W), the map of it. */
    stages: Type.Record(
      Type.String(),
      Type.Object({ output: tensorSummary, map: Type.Optional(tensorSummary) }),
    ),
  }),
  train: Type.Object({
    logits: tensorSummary,
    cross_entropy: Type.Number(),
    first_batch_norm: Type.Union([goldenStatistics, Type.Null()]),
    gradient: perParameter,
    hvp: perParameter,
  }),
});

export type NetworkCase = Static<typeof schema>;

export const readNetworkCase = (file: CaseFile): NetworkCase => checkedCase(schema, file);

/** @throws StudioError `golden/broken-case` where the case and the network do not have the same stages and parameters. */
export function requireWhole(golden: NetworkCase, file: CaseFile, { description }: GoldenNetwork): void {
  const { stages, train, labels, batch } = golden;
  const parameters = description.parameters.map(({ name }) => name);
  for (const stage of stages) requireStage(file, description, stage.path, stage);
  const same = (where: string, found: object, wanted: readonly string[]): void =>
    requireNames(file.name, where, Object.keys(found), wanted);
  same(
    'eval/stages',
    golden.eval.stages,
    stages.map(({ path }) => path),
  );
  same('train/gradient', train.gradient, parameters);
  same('train/hvp', train.hvp, parameters);
  if (labels.length !== batch)
    throw goldenErrors.brokenCase(
      file.name,
      t('{0} has {1} numbers, not {2}', 'labels', labels.length, batch),
    );
}
