/** @file A pair's facts as terms and their values, and where it stands if that is not everywhere. */
import { t } from '@vscode/l10n';
import type { PairLine } from '../picker/lines.js';
import { formatCompact, formatCount, formatPart, formatValue } from '../shell/format.js';
import { shapeText } from './networks.js';
import type { PairFacts } from './pair-facts.js';

export function PresenceText({ line }: { readonly line: Pick<PairLine, 'presence' | 'kind'> }) {
  if (line.presence === 'file') return <p>{t('Only in the file: the run shown has not trained it.')}</p>;
  if (line.presence === 'run') return <p>{t('Only in the run: the file does not list it any more.')}</p>;
  return line.kind === 'dead' ? <p>{t('Died: λ is below 1% of the strongest.')}</p> : null;
}

interface FactListProps {
  readonly facts: PairFacts | undefined;
  readonly resize: string;
  readonly lambda?: number | undefined;
  /** Of the transfer loss in the newest iterations, 0..1. */
  readonly partOfLoss?: number | undefined;
}

/** A pair's facts as a list of terms. */
export function FactList({ facts, resize, lambda, partOfLoss }: FactListProps) {
  if (!facts) return <p>{t('The networks lack a layer of this pair.')}</p>;
  const { sourceShape, targetShape, bridgeParameters, metaParameters, multiplyAdds, partOfIteration } = facts;
  const rows: readonly (readonly [string, string])[] = [
    ...(lambda === undefined ? [] : [['λ', formatValue(lambda)] as const]),
    [t('Shapes'), `${shapeText(sourceShape)} → ${shapeText(targetShape)}`],
    [t('Source map'), resize],
    [t('Bridge parameters'), bridgeParameters > 0 ? formatCount(bridgeParameters) : t('no bridge')],
    ...(metaParameters > 0 ? [[t('Meta-network parameters'), formatCount(metaParameters)] as const] : []),
    [t('Multiply-adds'), multiplyAdds > 0 ? t('{0} an image', formatCompact(multiplyAdds)) : '0'],
    [t('Of an iteration'), formatPart(partOfIteration)],
    ...(partOfLoss === undefined ? [] : [[t('Of the transfer loss'), formatPart(partOfLoss)] as const]),
  ];
  return (
    <dl class="facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
