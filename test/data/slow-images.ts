import sharp from 'sharp';

/**
 * A legal progressive JPEG of one grey level that goes over its pixels `passes` times: one for the level, and one for each
 * bit of each other coefficient, as the format allows. A few kilobytes a pass, whatever the image's size.
 */
export async function jpegOfPasses(side: number, passes: number): Promise<Buffer> {
  const { head, scans } = await partsOf(side);
  const [level, coefficients] = [scans[0], scans.find(({ scan }) => (scan[7] ?? 0) > 0)];
  if (!level || !coefficients) throw new Error('sharp wrote no progressive JPEG');
  const more = Array.from({ length: passes - 1 }, (_, pass) => {
    const scan = Buffer.from(coefficients.scan);
    const [coefficient, bit] = [1 + Math.floor(pass / 14), 13 - (pass % 14)];
    scan.set([coefficient, coefficient, ((bit === 13 ? 0 : bit + 1) << 4) | bit], 7);
    return [coefficients.tables, scan];
  });
  return Buffer.concat([...head, level.tables, level.scan, ...more.flat(), Buffer.from([0xff, 0xd9])]);
}

/** What stands before the first pass, and each pass with the tables that stand before it. */
async function partsOf(side: number) {
  const jpeg = await sharp({ create: { width: side, height: side, channels: 3, background: '#888' } })
    .toColourspace('b-w')
    .jpeg({ progressive: true })
    .toBuffer();
  const head = [jpeg.subarray(0, 2)];
  const scans: { tables: Buffer; scan: Buffer }[] = [];
  let tables: Buffer[] = [];
  for (let place = 2; jpeg[place + 1] !== 0xd9; ) {
    const kind = jpeg[place + 1];
    let end = place + 2 + jpeg.readUInt16BE(place + 2);
    if (kind === 0xda) {
      while (jpeg[end] !== 0xff || jpeg[end + 1] === 0) end++;
      scans.push({ tables: Buffer.concat(tables), scan: jpeg.subarray(place, end) });
      tables = [];
    } else if (kind === 0xc4 || scans.length > 0) tables.push(jpeg.subarray(place, end));
    else head.push(jpeg.subarray(place, end));
    place = end;
  }
  return { head, scans };
}
