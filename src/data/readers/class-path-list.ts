/** @file Lists of `<class>/<file>` paths, as MIT Indoor-67 and Stanford Dogs have them. */
import { dataErrors } from '../../errors/data.js';
import type { ListedImage } from './listed.js';

/** The class of each path is its folder; a path without one is an error. */
export function imagesOfPaths(list: string, paths: readonly string[]): ListedImage[] {
  return paths.map((line, index) => {
    const path = line.trim();
    const [className, file, ...rest] = path.split('/');
    if (!className || !file || rest.length > 0) throw dataErrors.malformedLine(list, index + 1);
    return { className, path };
  });
}
