/** @file How often a JPEG file goes over its image: libjpeg decodes all passes before a time limit can end it. */

const startOfScan = Buffer.from([0xff, 0xda]);

/** Passes that a file may have; encoders write about ten, and libjpeg-turbo advises no more than these for foreign files. */
export const mostScans = 500;

/** Whether a JPEG file has more than `mostScans` passes. A thumbnail's passes count too, and do not matter. */
export function hasTooManyScans(jpeg: Uint8Array): boolean {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let place = -1;
  for (let scans = 0; scans <= mostScans; scans++) {
    place = bytes.indexOf(startOfScan, place + 1);
    if (place < 0) return false;
  }
  return true;
}
