/** @file The search box: any module with a map, by its path; the one that is chosen is drawn and gets the focus. */
import { t } from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import { type PickerNetworks, placeText, shapeText } from '../pairs/networks.js';
import { type Place, placeKey } from '../pairs/places.js';
import { hasHiddenLayers } from './shown-rows.js';

interface FindLayerProps {
  readonly networks: PickerNetworks;
  readonly onFound: (place: string) => void;
}

interface Found {
  readonly key: string;
  /** What is typed: unlike the place's text, no two are alike. */
  readonly text: string;
  readonly shape: string;
}

function layersOf(networks: PickerNetworks): Found[] {
  const of = (role: string, place: Place, shape: string): Found => ({
    key: placeKey(place),
    text: `${role} ${placeText(networks, place)}`,
    shape,
  });
  const sources = networks.sources.flatMap(({ description }, source) =>
    description.features.map(({ name, shape }) =>
      of(t('source'), { side: 'source', source, layer: name }, shapeText(shape)),
    ),
  );
  const targets = networks.target.description.features.map(({ name, shape }) =>
    of(t('target'), { side: 'target', layer: name }, shapeText(shape)),
  );
  return [...sources, ...targets];
}

/** Nothing where all layers are drawn anyway. */
export function FindLayer({ networks, onFound }: FindLayerProps) {
  const layers = useMemo(() => layersOf(networks), [networks]);
  const [typed, setTyped] = useState('');
  const described = [...networks.sources, networks.target].map(({ description }) => description);
  if (!described.some(hasHiddenLayers)) return null;
  return (
    <span class="find-layer">
      <input
        type="search"
        list="find-layer-choices"
        aria-label={t('Find a layer by its module path')}
        placeholder={t('Find a layer')}
        value={typed}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const found = layers.find((layer) => layer.text === text);
          setTyped(found ? '' : text);
          if (found) onFound(found.key);
        }}
      />
      <datalist id="find-layer-choices">
        {layers.map(({ key, text, shape }) => (
          <option key={key} value={text}>
            {shape}
          </option>
        ))}
      </datalist>
    </span>
  );
}
