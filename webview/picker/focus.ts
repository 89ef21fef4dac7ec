/** @file Putting the focus on a layer or a line of the picture. */

/** Focuses the element of the picture that carries this value in this data attribute. */
export function focusDrawn(
  picture: SVGSVGElement | null,
  attribute: 'place' | 'pair',
  value: string,
  preventScroll = false,
): void {
  for (const element of picture?.querySelectorAll<SVGGElement>(`[data-${attribute}]`) ?? []) {
    if (element.dataset[attribute] === value) element.focus({ preventScroll });
  }
}
