/** @file Images in pages. No DOM. */

const perPage = 6;

/** Places of the images on a page; the host leaves out those past the last one. */
export const imagesOf = (page: number): number[] =>
  Array.from({ length: perPage }, (_, index) => page * perPage + index);

/** How many pages there are; at least one. */
export const pagesOf = (images: number): number => Math.max(1, Math.ceil(images / perPage));
