/** @file Files that begin like native libraries of a platform. */

const length = 256;
const peHeaderAt = 128;

function header(write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
}

const elf = (machine: number) =>
  header((view) => {
    view.setUint32(0, 0x7f454c46);
    view.setUint16(18, machine, true);
  });

const portableExecutable = (machine: number) =>
  header((view) => {
    view.setUint16(0, 0x4d5a);
    view.setUint32(60, peHeaderAt, true);
    view.setUint32(peHeaderAt, 0x50450000);
    view.setUint16(peHeaderAt + 4, machine, true);
  });

const machO = (processor: number) =>
  header((view) => {
    view.setUint32(0, 0xfeedfacf, true);
    view.setUint32(4, processor, true);
  });

/** Machine numbers as the ELF, PE and Mach-O specifications give them. */
export const libraries = {
  'ELF x64': elf(0x3e),
  'ELF arm64': elf(0xb7),
  'PE x64': portableExecutable(0x8664),
  'PE arm64': portableExecutable(0xaa64),
  'Mach-O x64': machO(0x01000007),
  'Mach-O arm64': machO(0x0100000c),
} as const;
