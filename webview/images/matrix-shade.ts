/** @file How the cells of a confusion matrix are shaded: by the share of the images of their class. No DOM. */
import { mixColours, parseColour, type Rgb } from '../shell/colour.js';
import { backgroundOf, type Theme } from '../shell/theme.js';

/** How far the ground of a whole class goes from the background to the colour. */
const strongest = 0.85;

/** A colour for a share from 0 to 1 of a class's images that was told right, or wrong. */
export function matrixShade(theme: Theme): (share: number, isRight: boolean) => Rgb {
  const background = backgroundOf(theme);
  const [right, wrong] = [theme.right, theme.error].map((colour) => parseColour(colour) ?? background);
  return (share, isRight) => {
    // A few mistakes are what one looks for: their shade begins where it is seen.
    const amount = share === 0 || isRight ? share : 0.15 + 0.85 * share;
    return mixColours(background, (isRight ? right : wrong) ?? background, strongest * amount);
  };
}
