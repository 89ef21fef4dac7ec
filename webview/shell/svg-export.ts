/** @file The picture as a file of its own: what the style sheet says is written into each element. */

/** What a drawn element takes from the style sheet. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
] as const;

/** What only the panel needs. */
const interactive = ['class', 'role', 'tabindex', 'style', 'data-pair', 'data-line', 'data-place'] as const;
const invisible = '.draft, .selection-box, .handle-row, .pair-halo';

/** A self-contained SVG document that looks like the picture does now, on this background. */
export function exportPicture(picture: SVGSVGElement, background: string): string {
  const copy = picture.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  const originals = [...picture.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  copies.forEach((element, index) => {
    const original = originals[index];
    if (original && element instanceof SVGGraphicsElement) writeStyle(element, getComputedStyle(original));
  });
  for (const element of copy.querySelectorAll(invisible)) element.remove();
  for (const element of [copy, ...copies]) {
    for (const name of interactive) element.removeAttribute(name);
    for (const name of element.getAttributeNames()) {
      if (name.startsWith('aria-')) element.removeAttribute(name);
    }
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', background);
  copy.prepend(paper);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function writeStyle(element: SVGGraphicsElement, style: CSSStyleDeclaration): void {
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    if (value !== '') element.setAttribute(property, value);
  }
}
