/** What a file is by its header: the format of a native library and the processor that it is for. */

const elfMachines = { 62: 'x64', 183: 'arm64' };
const peMachines = { 34404: 'x64', 43620: 'arm64' };
const machProcessors = { 16777223: 'x64', 16777228: 'arm64' };

/** @returns `ELF x64`, `PE arm64`, …; undefined for a file that is no native library. */
export function libraryKind(bytes) {
  if (bytes.length < 64) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === 0x7f454c46) return `ELF ${elfMachines[view.getUint16(18, true)] ?? 'other'}`;
  if (view.getUint32(0, true) === 0xfeedfacf)
    return `Mach-O ${machProcessors[view.getUint32(4, true)] ?? 'other'}`;
  if (view.getUint32(0) === 0xcafebabe) return 'Mach-O of several processors';
  if (view.getUint16(0) !== 0x4d5a) return undefined;
  const header = view.getUint32(60, true);
  if (header + 6 > bytes.length || view.getUint32(header) !== 0x50450000) return undefined;
  return `PE ${peMachines[view.getUint16(header + 4, true)] ?? 'other'}`;
}

/**
 * @param system the newest version of each kind of symbol that there is, `{ GLIBC_2: 28 }`.
 * @returns the versions that an ELF library asks for beyond those, `['GLIBC_2.34']`.
 */
export function newerThan(system, bytes) {
  if (!libraryKind(bytes)?.startsWith('ELF')) return [];
  const names = Buffer.from(bytes).toString('latin1');
  return Object.entries(system).flatMap(([kind, newest]) => {
    const found = names.matchAll(new RegExp(`\\b${kind.replace('.', '\\.')}\\.(\\d+)`, 'g'));
    const versions = new Set([...found].map(([, version]) => Number(version)));
    return [...versions].filter((version) => version > newest).map((version) => `${kind}.${version}`);
  });
}
