import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type ByteSource, fileSource, memorySource } from '../../src/tensor/byte-source.js';
import { ZipArchive } from '../../src/tensor/zip-archive.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { type WrittenEntry, zipBytes } from './zip-bytes.js';

const text = (characters: string) => new Uint8Array(Buffer.from(characters));
const openBytes = (bytes: Uint8Array) => ZipArchive.open(memorySource(bytes), 'a.pt2');
const withCode = (code: string) => expect.objectContaining({ name: 'StudioError', code: `archive/${code}` });
const readOne = async (entry: Omit<WrittenEntry, 'name'>) =>
  (await openBytes(zipBytes([{ name: 'a', ...entry }]))).read('a');

describe('a zip archive', () => {
  test.for([
    ['stored', { deflated: false }, {}],
    ['deflated', { deflated: true }, {}],
    ['written as a stream', { deflated: false }, { descriptors: true }],
    ['deflated as a stream', { deflated: true }, { descriptors: true }],
    ['with 64-bit fields', { deflated: true }, { in64: true, descriptors: true }],
    ['with a comment', { deflated: false }, { comment: 'PK\x05\x06 made by hand' }],
  ] as const)('that is %s gives its entries', async ([, entry, form]) => {
    const written = ['first', 'second'].map((name) => ({
      name,
      data: text(`${name}!`.repeat(50)),
      ...entry,
    }));
    const archive = await openBytes(
      zipBytes([...written, { name: 'empty', data: text(''), ...entry }], form),
    );
    expect([...archive.entries.keys()]).toEqual(['first', 'second', 'empty']);
    for (const { name, data } of written) expect(await archive.read(name)).toEqual(data);
    expect(await archive.read('empty')).toHaveLength(0);
  });

  test('that another program wrote gives its entries', async () => {
    const archive = await openBytes(zipSync({ 'a/b': text('one'), c: [text('two'), { level: 0 }] }));
    expect(await archive.read('a/b')).toEqual(text('one'));
    expect(await archive.read('c')).toEqual(text('two'));
  });

  test('on the disk is read no further than what is asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'l2t-zip-'));
    const path = join(folder, 'a.pt2');
    const large = new Uint8Array(3_000_000);
    await writeFile(
      path,
      zipBytes([
        { name: 'large', data: large },
        { name: 'small', data: text('here') },
      ]),
    );
    const handle = await open(path);
    try {
      let bytesRead = 0;
      const source = await fileSource(handle);
      const counted: ByteSource = {
        size: source.size,
        read: (start, length) => {
          bytesRead += length;
          return source.read(start, length);
        },
      };
      expect(await (await ZipArchive.open(counted, path)).read('small')).toEqual(text('here'));
      expect(bytesRead).toBeLessThan(100_000);
    } finally {
      await handle.close();
      await rm(folder, { recursive: true });
    }
  });

  sharedTest('that PyTorch wrote gives its entries', async () => {
    const handle = await open(sharedFolder('networks', 'plain.pt2'));
    const archive = await ZipArchive.open(await fileSource(handle), 'plain.pt2');
    expect(archive.entries.size).toBe(31);
    for (const name of archive.entries.keys()) await archive.read(name);
    await handle.close();
  });
});

describe('what is wrong with an archive is said', () => {
  const good = zipBytes([{ name: 'a', data: text('some text') }]);

  test.for([
    ['other bytes', text('version https://git-lfs.github.com/spec/v1'), 'not-an-archive'],
    ['nothing', text(''), 'not-an-archive'],
    ['a beginning without an end', good.subarray(0, good.length - 5), 'incomplete'],
    [
      'entries that share their bytes',
      zipBytes([
        { name: 'a', data: text('some text') },
        { name: 'b', data: text('some text'), claims: { start: 0 } },
      ]),
      'damaged',
    ],
    [
      'two entries of one name',
      zipBytes([
        { name: 'a', data: text('1') },
        { name: 'a', data: text('2') },
      ]),
      'damaged',
    ],
    [
      'an entry that lies behind the end',
      zipBytes([{ name: 'a', data: text('1'), claims: { start: 1e6 } }]),
      'damaged',
    ],
    [
      'an entry longer than the file',
      zipBytes([{ name: 'a', data: text('1'), claims: { packedSize: 2 ** 50 } }], { in64: true }),
      'damaged',
    ],
  ] as const)('%s', async ([, bytes, code]) => {
    await expect(openBytes(bytes)).rejects.toEqual(withCode(code));
  });

  test.for([
    ['a wrong checksum', { data: text('1'), claims: { checksum: 1 } }, 'entry-damaged'],
    ['a stored entry that claims to be larger', { data: text('1'), claims: { size: 5 } }, 'entry-damaged'],
    [
      'a deflated entry that claims more than deflate can hold',
      { data: text('1'), deflated: true, claims: { size: 2 ** 32 - 16 } },
      'entry-damaged',
    ],
    [
      'a deflated entry that holds more than it claims',
      { data: new Uint8Array(1e6), deflated: true, claims: { size: 48 } },
      'entry-damaged',
    ],
    [
      'a deflated entry that holds less than it claims',
      { data: text('12345'), deflated: true, claims: { size: 9 } },
      'entry-damaged',
    ],
    ['a stream that is not deflate', { data: text('\xff\xff\xff'), claims: { method: 8 } }, 'entry-damaged'],
    ['another compression', { data: text('1'), claims: { method: 12 } }, 'unreadable-entry'],
    ['encryption', { data: text('1'), claims: { flags: 0x801 } }, 'unreadable-entry'],
  ] as const)('%s', async ([, entry, code]) => {
    await expect(readOne(entry)).rejects.toEqual(withCode(code));
  });

  test('an entry that is not there', async () => {
    await expect((await openBytes(good)).read('b')).rejects.toEqual(withCode('entry-missing'));
  });

  test('any byte changed or cut off, by a named error where it matters', async () => {
    const archive = zipBytes(
      [
        { name: 'a', data: text('some text') },
        { name: 'b', data: text('some more text'), deflated: true },
      ],
      { in64: true, descriptors: true },
    );
    const changed = Array.from(archive, (byte, index) => archive.with(index, byte ^ 0xff));
    const cut = Array.from(archive, (_, length) => archive.subarray(0, length));
    for (const bytes of [...changed, ...cut]) {
      try {
        const opened = await openBytes(bytes);
        for (const name of opened.entries.keys()) await opened.read(name);
      } catch (error) {
        expect(error).toMatchObject({ name: 'StudioError' });
      }
    }
  });
});
