/** @file The order of file and class names: by code point, the same on every machine and in every locale. */

/** Moves surrogates, which stand for code points above U+FFFF, behind the other UTF-16 units. */
function rank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}

/** Compares as Python's `sorted` compares strings. */
export function byCodePoint(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let place = 0; place < shared; place++) {
    const [a, b] = [left.charCodeAt(place), right.charCodeAt(place)];
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}
