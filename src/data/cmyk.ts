/** @file CMYK images as PIL makes RGB of them: without color profiles, R = (255 − C)(255 − K) / 255. */

const marker = { fill: 0xff, scan: 0xda, end: 0xd9, firstFrame: 0xc0, lastFrame: 0xcf };
/** Between the markers of frames: tables and what is reserved. */
const noFrames = [0xc4, 0xc8, 0xcc];

/** Whether a JPEG file says that a pixel has four components. */
export function isCmykJpeg(jpeg: Uint8Array): boolean {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let place = 2; place + 10 <= bytes.length && bytes[place] === 0xff; ) {
    const kind = bytes.readUInt8(place + 1);
    if (kind === marker.scan || kind === marker.end) return false;
    if (kind >= marker.firstFrame && kind <= marker.lastFrame && !noFrames.includes(kind)) {
      return bytes[place + 9] === 4;
    }
    // A marker may be preceded by fill bytes.
    place += kind === marker.fill ? 1 : 2 + bytes.readUInt16BE(place + 2);
  }
  return false;
}

/** RGB of four bytes a pixel, of which 0 means no ink. Rounds as PIL. */
export function cmykToRgb(cmyk: Uint8Array): Uint8Array {
  const data = new Uint8Array((cmyk.length / 4) * 3);
  for (let from = 0, to = 0; from < cmyk.length; from += 4) {
    const light = 255 - (cmyk[from + 3] ?? 0);
    for (let ink = 0; ink < 3; ink++) {
      data[to++] = light - Math.round(((cmyk[from + ink] ?? 0) * light) / 255);
    }
  }
  return data;
}
