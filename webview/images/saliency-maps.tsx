/** @file Images beside the maps of all channels alike and of the weighted channels, as the paper's figure has them. */
import { t } from '@vscode/l10n';
import type { SaliencyAnswer } from '../../src/run/folder/saliency.js';
import { writeColour } from '../shell/colour.js';
import { scaleColour, wholeMap } from '../shell/colour-maps.js';
import { useSnapshot } from '../shell/store.js';
import { Picture } from './picture.js';
import { imagePixels, mapPixels } from './pixels.js';

interface SaliencyMapsProps {
  readonly answer: SaliencyAnswer;
  /** Whether others are being computed. */
  readonly isOld: boolean;
}

/** Places on the scale that are drawn beside one another. */
const steps = Array.from({ length: 24 }, (_, step) => step / 23);

export function SaliencyMaps({ answer, isOld }: SaliencyMapsProps) {
  const scale = wholeMap(useSnapshot()?.colourMap ?? 'viridis');
  const { width, height, classNames, images } = answer;
  const size = { width, height };
  return (
    <div class={isOld ? 'is-old' : ''} aria-busy={isOld}>
      <ul class="saliency-images">
        {images.map(({ index, pixels, uniform, weighted, label, prediction }) => {
          const actual = classNames[label] ?? String(label);
          const said = classNames[prediction] ?? String(prediction);
          const isRight = label === prediction;
          return (
            <li key={index}>
              <figure>
                <Picture {...size} label={t('Image {0}', index + 1)} pixels={imagePixels(pixels)} />
                <Picture
                  {...size}
                  label={t('Image {0}: all channels alike', index + 1)}
                  pixels={mapPixels(uniform, pixels, scale)}
                />
                <Picture
                  {...size}
                  label={t('Image {0}: weighted channels', index + 1)}
                  pixels={mapPixels(weighted, pixels, scale)}
                />
                <span aria-hidden="true">{t('image')}</span>
                <span aria-hidden="true">{t('channels alike')}</span>
                <span aria-hidden="true">{t('weighted')}</span>
                <figcaption class={isRight ? 'is-right' : 'is-wrong'}>
                  {isRight ? t('✓ {0}', actual) : t('✗ {0}, taken for {1}', actual, said)}
                </figcaption>
              </figure>
            </li>
          );
        })}
      </ul>
      <p class="saliency-scale quiet">
        {t('little')}
        <span aria-hidden="true">
          {steps.map((step) => (
            <i key={step} style={{ backgroundColor: writeColour(scaleColour(scale, step)) }} />
          ))}
        </span>
        {t('much; each map from its least to its greatest value')}
      </p>
    </div>
  );
}
