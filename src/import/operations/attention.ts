/** @file Attention by its plain formula, and products that an equation describes. */
import { t } from '@vscode/l10n';
import type { Size } from '../../catalog/networks/step.js';
import { add, affine, matrixProduct, softmax } from '../arithmetic.js';
import { viewOf } from '../arrangement.js';
import { choose } from '../choice.js';
import { constantOf, filledConstant } from '../constants.js';
import { refuse } from '../refusal.js';
import { numberAt, productSize } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import type { Lowering, Lowerings } from './lowering.js';

const lastTwoSwapped = (trace: Trace, x: Value): Value => {
  const rank = x.shape.length;
  const axes = x.shape.map((_, axis) => axis);
  return viewOf(trace, x, { kind: 'transpose', permutation: [...axes.slice(0, -2), rank - 1, rank - 2] });
};

/** What is added to the scores: a mask's own numbers, or −∞ where a mask of truth values does not hold. */
function scoresMasked(trace: Trace, scores: Value, mask: Value): Value {
  if (mask.kind !== 'constant' || mask.numbers !== 'boolean') return add(trace, scores, mask);
  const [zero, never] = [0, Number.NEGATIVE_INFINITY].map((value) => filledConstant([], 'float', value));
  return zero && never ? add(trace, scores, choose(trace, mask, zero, never)) : scores;
}

/** softmax(q · kᵀ · scale + mask) · v. */
const attention: Lowering = (call) => {
  const { trace } = call;
  const [query, key, value] = [call.value('query'), call.value('key'), call.value('value')];
  if (call.flag('enable_gqa')) refuse(t('its heads are shared'));
  const scale = call.number('scale', 1 / Math.sqrt(numberAt(query.shape, -1)));
  const scores = matrixProduct(trace, affine(trace, query, scale, 0), lastTwoSwapped(trace, key));
  const mask = call.optional('attn_mask');
  const masked = mask ? scoresMasked(trace, scores, mask) : scores;
  const [rows, columns] = [numberAt(scores.shape, -2), numberAt(scores.shape, -1)];
  const causal = constantOf([rows, columns], 'boolean', [], () =>
    Float64Array.from({ length: rows * columns }, (_, index) =>
      Number(index % columns <= Math.floor(index / columns)),
    ),
  );
  const seen = call.flag('is_causal') ? scoresMasked(trace, masked, causal) : masked;
  const weights = softmax(trace, seen, seen.shape.length - 1);
  const probability = call.number('dropout_p', 0);
  const kept =
    probability > 0
      ? trace.emit({
          operation: 'dropout',
          inputs: [weights],
          attributes: { probability, channels: false },
          shape: weights.shape,
        })
      : weights;
  return matrixProduct(trace, kept, value);
};

/** Two operands, as `bhqk,bkhd->bqhd`: axes of both and of the result, of one and the result, and of both alone. */
const einsum: Lowering = (call) => {
  const { trace } = call;
  const equation = call.text('equation', '').replaceAll(' ', '');
  const [left, right, ...more] = call.values('tensors');
  const [, a = '', b = '', c = ''] = /^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)$/.exec(equation) ?? [];
  if (!left || !right || more.length > 0 || a === '')
    return refuse(t('its equation is not one of two operands'));
  const distinct = [a, b, c].every((letters) => new Set(letters).size === letters.length);
  if (!distinct || a.length !== left.shape.length || b.length !== right.shape.length)
    return refuse(t('its equation does not fit'));
  const sizes = new Map<string, Size>();
  for (const [letters, { shape }] of [
    [a, left],
    [b, right],
  ] as const)
    for (const [axis, letter] of [...letters].entries()) sizes.set(letter, shape[axis] ?? 1);
  const batch = [...a].filter((letter) => b.includes(letter) && c.includes(letter));
  const rows = [...a].filter((letter) => !b.includes(letter) && c.includes(letter));
  const columns = [...b].filter((letter) => !a.includes(letter) && c.includes(letter));
  const inner = [...a].filter((letter) => b.includes(letter) && !c.includes(letter));
  if (
    batch.length + rows.length + columns.length !== c.length ||
    batch.length + rows.length + inner.length !== a.length
  )
    return refuse(t('its equation sums over one operand'));
  const shapeOf = (letters: readonly string[]): Size[] => letters.map((letter) => sizes.get(letter) ?? 1);
  const arranged = (
    value: Value,
    letters: string,
    order: readonly string[],
    groups: readonly (readonly string[])[],
  ) => {
    const permutation = order.map((letter) => letters.indexOf(letter));
    const turned = viewOf(trace, value, { kind: 'transpose', permutation });
    const shape = [...shapeOf(batch), ...groups.map((group) => productSize(shapeOf(group)))];
    return viewOf(trace, turned, { kind: 'reshape', shape });
  };
  const product = matrixProduct(
    trace,
    arranged(left, a, [...batch, ...rows, ...inner], [rows, inner]),
    arranged(right, b, [...batch, ...inner, ...columns], [inner, columns]),
  );
  const order = [...batch, ...rows, ...columns];
  const apart = viewOf(trace, product, { kind: 'reshape', shape: shapeOf(order) });
  return viewOf(trace, apart, {
    kind: 'transpose',
    permutation: [...c].map((letter) => order.indexOf(letter)),
  });
};

export const attentions: Lowerings = {
  scaled_dot_product_attention: attention,
  _scaled_dot_product_flash_attention_for_cpu: attention,
  einsum,
};
