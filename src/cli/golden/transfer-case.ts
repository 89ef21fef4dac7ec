/** @file A golden case of iterations between two network files, as read from `<case>.l2t.json` and `.l2t.safetensors`. */
import { t } from '@vscode/l10n';
import { type Static, Type } from 'typebox';
import { goldenErrors } from '../../errors/golden.js';
import { type CaseFile, checkedCase, tensorsBeside } from './case-file.js';
import { pairTensors } from './fill.js';
import { seededImages } from './images.js';
import {
  type GoldenIterations,
  iterationProperties,
  rateProperties,
  setupOfRates,
} from './iteration-case.js';
import { type GoldenNetwork, mapForm, readGoldenNetwork, requireStage, stageMap } from './network.js';
import type { GoldenTraining } from './play.js';
import { toValues } from './runner.js';

const stageMaps = Type.Record(Type.String(), stageMap);

const schema = Type.Object({
  ...rateProperties,
  /** Files beside the case. */
  source: Type.String(),
  target: Type.String(),
  image: mapForm,
  labels: Type.Array(Type.Integer({ minimum: 0 })),
  /** Module paths in source and target. */
  pairs: Type.Array(Type.Tuple([Type.String(), Type.String()]), { minItems: 1 }),
  source_maps: stageMaps,
  target_maps: stageMaps,
  iterations: Type.Array(Type.Object({ ...iterationProperties, image_seed: Type.Integer() }), {
    minItems: 1,
  }),
});

export type TransferCase = Static<typeof schema> & GoldenIterations;

export function readTransferCase(file: CaseFile): TransferCase {
  const golden = checkedCase(schema, file);
  if (golden.labels.length !== golden.batch)
    throw goldenErrors.brokenCase(
      file.name,
      t('{0} has {1} numbers, not {2}', 'labels', golden.labels.length, golden.batch),
    );
  return { ...golden, name: file.name, tensors: tensorsBeside(file) };
}

/** The iterations of a case, all weights from its files. @throws StudioError where it cannot be set up as it says. */
export async function transferTrainingOf(golden: TransferCase, file: CaseFile): Promise<GoldenTraining> {
  const source = await readGoldenNetwork(file, golden.source);
  const target = await readGoldenNetwork(file, golden.target);
  const stages: [GoldenNetwork, Static<typeof stageMaps>][] = [
    [source, golden.source_maps],
    [target, golden.target_maps],
  ];
  for (const [{ description }, maps] of stages)
    for (const [path, map] of Object.entries(maps)) requireStage(file, description, path, map);
  const setup = {
    ...setupOfRates(golden),
    target: target.description,
    sources: [source.description],
    pairs: golden.pairs.map(([sourceLayer, targetLayer]) => ({ source: 0, sourceLayer, targetLayer })),
  };
  const ofTarget = [...toValues(target.tensors)].map(([name, value]) => [`target.${name}`, value] as const);
  return {
    setup,
    initial: new Map([...ofTarget, ...pairTensors(setup)]),
    source: source.tensors,
    batch: golden.batch,
    learningRate: golden.lr,
    images: (iteration) =>
      seededImages(
        golden.image,
        golden.iterations[iteration]?.image_seed ?? Number.NaN,
        golden.labels,
        target.description.classes,
      ),
  };
}
