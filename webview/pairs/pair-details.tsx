/** @file What is known of the selected pairs: one in full, several in sums. */
import { t } from '@vscode/l10n';
import type { PairLine } from '../picker/lines.js';
import { formatCompact, formatPart } from '../shell/format.js';
import { GlossaryLink } from '../shell/glossary-link.js';
import { FactList, PresenceText } from './fact-list.js';
import type { PickerNetworks } from './networks.js';
import type { PairFacts } from './pair-facts.js';
import { pairText } from './pair-text.js';
import { Learned, lossPart, type Recorded } from './recorded-details.js';
import type { KnownPair } from './strength.js';
import { resizeText } from './verdict.js';

export interface DetailsContext {
  readonly networks: PickerNetworks;
  readonly factsOf: (pair: KnownPair['pair']) => PairFacts | undefined;
  /** Of the run shown. */
  readonly recorded: Recorded | undefined;
  /** The iteration that the slider shows; absent for the newest. */
  readonly marked: number | undefined;
}

interface PairDetailsProps extends DetailsContext {
  readonly selected: readonly { readonly known: KnownPair; readonly line: PairLine | undefined }[];
}

export function PairDetails({ selected, ...context }: PairDetailsProps) {
  const [first, ...others] = selected;
  return (
    <section class="pair-details" aria-label={t('Selected pair')}>
      {first === undefined ? (
        <p class="quiet">{t('Select a pair to see what it costs and what was learned about it.')}</p>
      ) : others.length > 0 ? (
        <SeveralPairs selected={selected} factsOf={context.factsOf} />
      ) : (
        <OnePair {...first} {...context} />
      )}
      <GlossaryLink />
    </section>
  );
}

function SeveralPairs({ selected, factsOf }: Pick<PairDetailsProps, 'selected' | 'factsOf'>) {
  const facts = selected.flatMap(({ known }) => factsOf(known.pair) ?? []);
  const sum = (of: (fact: PairFacts) => number) => facts.reduce((total, fact) => total + of(fact), 0);
  return (
    <>
      <h2>{t('{0} pairs selected', selected.length)}</h2>
      <p>
        {t(
          'Together {0} multiply-adds an image, {1} of an iteration, {2} bridge parameters.',
          formatCompact(sum(({ multiplyAdds }) => multiplyAdds)),
          formatPart(sum(({ partOfIteration }) => partOfIteration)),
          formatCompact(sum(({ bridgeParameters }) => bridgeParameters)),
        )}
      </p>
    </>
  );
}

interface OnePairProps extends DetailsContext {
  readonly known: KnownPair;
  readonly line: PairLine | undefined;
}

function OnePair({ known, line, networks, factsOf, recorded, marked }: OnePairProps) {
  return (
    <>
      <div class="detail">
        <h2>{pairText(networks, known.pair)}</h2>
        <FactList
          facts={factsOf(known.pair)}
          resize={resizeText(networks, known.pair)}
          lambda={line?.lambda}
          partOfLoss={recorded && lossPart(recorded, known.runIndex)}
        />
        {line ? <PresenceText line={line} /> : null}
      </div>
      {recorded && known.runIndex !== undefined ? (
        <Learned {...recorded} index={known.runIndex} pair={known.pair} marked={marked} />
      ) : null}
    </>
  );
}
