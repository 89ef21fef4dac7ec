/** @file The name of a layer where there is little room: modules of deep networks have long paths. */
import type { Measures } from './measures.js';

/** Of the editor's font, in pixels of width, at the sizes of names and of shapes in `picture.css`. */
const widthOfCharacter = { name: 7.4, narrowName: 6.6, shape: 6.6 } as const;

const fewest = 6;

/**
 * How many characters of a name there is room for.
 * @param room pixels for all text of the layer. @param shape the text that stands beside the name, or below it in narrow pictures.
 */
export function charactersFor(room: number, shape: string, { narrow }: Pick<Measures, 'narrow'>): number {
  const characters = narrow
    ? room / widthOfCharacter.narrowName
    : (room - shape.length * widthOfCharacter.shape) / widthOfCharacter.name;
  return Math.max(fewest, Math.floor(characters));
}

/** The end of a name tells layers apart: what is too long loses its beginning. `…encoder_layer_2` */
export function shortName(name: string, characters: number): string {
  return name.length <= characters ? name : `…${name.slice(1 - characters)}`;
}
