/** @file How far the page is scrolled survives hiding and reloading the panel. */
import type { Studio } from './studio.js';

const key = 'scroll';
const restMilliseconds = 200;

/** Scrolls to where the page was, once it has grown so long, unless the user is faster; remembers each rest. */
export function keepScroll(studio: Studio): void {
  const kept = studio.readSaved(key);
  const wanted = typeof kept === 'number' ? kept : 0;
  const growing = new ResizeObserver(() => {
    window.scrollTo(0, wanted);
    if (window.scrollY >= wanted - 1) growing.disconnect();
  });
  if (wanted > 0) growing.observe(document.body);
  for (const sign of ['wheel', 'pointerdown', 'keydown']) {
    window.addEventListener(sign, () => growing.disconnect(), { once: true, passive: true });
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = () => {
    clearTimeout(timer);
    timer = setTimeout(() => studio.save(key, window.scrollY), restMilliseconds);
  };
  window.addEventListener('scroll', remember, { passive: true });
}
