/** @file Whether a checkpoint holds exactly the tensors that a session trains, so that nothing begins again unsaid. */
import { t } from '@vscode/l10n';
import { runErrors } from '../../errors/run.js';
import { type NamedTensors, sameShape } from '../../tensor/host-tensor.js';

/** Tensors that never change and so are not part of a checkpoint. */
export const isConstant = (name: string): boolean => name.startsWith('source.');

/** @param initial all state at the start of training. @throws StudioError `run/broken-checkpoint` with the first difference. */
export function requireFit(initial: NamedTensors, found: NamedTensors): void {
  for (const [name, { shape }] of initial) {
    if (isConstant(name)) continue;
    const tensor = found.get(name);
    if (tensor === undefined) throw runErrors.misfittingCheckpoint(t('{0} is missing.', name));
    if (!sameShape(tensor.shape, shape))
      throw runErrors.misfittingCheckpoint(
        t('{0} is [{1}] and should be [{2}].', name, tensor.shape.join(', '), shape.join(', ')),
      );
  }
  for (const name of found.keys())
    if (isConstant(name) || !initial.has(name))
      throw runErrors.misfittingCheckpoint(t('{0} is none of them.', name));
}
