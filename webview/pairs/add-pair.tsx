/** @file Adding a pair without the picture: two lists and a button, with the same verdict as under the pointer. */
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { Icon } from '../shell/icons.js';
import { type PickerNetwork, type PickerNetworks, placeText, shapeText } from './networks.js';
import { type Place, placeKey } from './places.js';
import { judge, type Over, type VerdictContext } from './verdict.js';

interface AddPairProps {
  readonly context: VerdictContext;
  readonly onLink: (from: Place, over: Over) => void;
}

interface Choice {
  readonly key: string;
  readonly place: Place;
  readonly text: string;
}

const mostListed = 40;

function choicesOf(
  networks: PickerNetworks,
  network: PickerNetwork,
  placeOf: (layer: string) => Place,
): Choice[] {
  const { features } = network.description;
  // A list of every module of a large network finds nothing any more: of such, the ends of stages.
  const listed = features.length > mostListed ? features.filter(({ stage }) => stage) : features;
  return listed.map(({ name, shape }) => {
    const place = placeOf(name);
    return { key: placeKey(place), place, text: `${placeText(networks, place)} · ${shapeText(shape)}` };
  });
}

export function AddPair({ context, onLink }: AddPairProps) {
  const { networks } = context;
  const sources = networks.sources.flatMap((network, source) =>
    choicesOf(networks, network, (layer) => ({ side: 'source', source, layer })),
  );
  const targets = choicesOf(networks, networks.target, (layer) => ({ side: 'target', layer }));
  const [sourceKey, setSourceKey] = useState<string>();
  const [targetKey, setTargetKey] = useState<string>();
  const source = sources.find(({ key }) => key === sourceKey) ?? sources[0];
  const target = targets.find(({ key }) => key === targetKey) ?? targets[0];
  if (!source || !target) return null;
  const verdict = judge(source.place, { kind: 'handle', place: target.place }, context);
  return (
    <form class="add-pair" aria-label={t('Add a pair')} onSubmit={(event) => event.preventDefault()}>
      <LayerList label={t('Source layer')} choices={sources} chosen={source} onChoose={setSourceKey} />
      <LayerList label={t('Target layer')} choices={targets} chosen={target} onChoose={setTargetKey} />
      <vscode-button
        appearance="secondary"
        disabled={!verdict.possible}
        onClick={() => {
          if (verdict.possible) onLink(source.place, { kind: 'handle', place: target.place });
        }}
      >
        <Icon name="add" slot="start" />
        {t('Add pair')}
      </vscode-button>
      <p class="verdict" aria-live="polite">
        {verdict.possible ? verdict.text : verdict.reason}
      </p>
    </form>
  );
}

interface LayerListProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly onChoose: (key: string) => void;
}

function LayerList({ label, choices, chosen, onChoose }: LayerListProps) {
  return (
    <div class="field">
      <span aria-hidden="true">{label}</span>
      <vscode-dropdown
        aria-label={label}
        value={chosen.key}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {choices.map(({ key, text }) => (
          <vscode-option key={key} value={key} selected={key === chosen.key}>
            {text}
          </vscode-option>
        ))}
      </vscode-dropdown>
    </div>
  );
}
