/** What is in a package, read from the file itself, and what should not be. */
import { basename } from 'node:path';
import { unzipSync } from 'fflate';
import { libraryKind, newerThan } from './library-kind.mjs';
import { largest, oldestSystem } from './targets.mjs';

/** Files that every package has. */
export const needed = [
  'package.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'THIRD_PARTY_NOTICES.md',
  'dist/extension.cjs',
  'dist/language-client.cjs',
  'dist/language-server.js',
  'dist/webview.js',
  'dist/webview.css',
  'dist/trainer.js',
  'dist/data-worker.js',
  'dist/cli.js',
  'media/icon.png',
  'media/experiment.schema.json',
  'media/example/emoji.l2t.json',
];
const unwanted =
  /^(src|test|webview|scripts|docs|runs)\/|^\.|\/(__tests__|tests?)\/|\.test\.[cm]?js$|\.map$|\.[cm]?tsx?$|\.(cc|h|gyp)$/;

/**
 * @param packed the bytes of a VSIX file. @param target one of `targets`.
 * @returns the size in megabytes, the native libraries with their kinds, and complaints, best none.
 */
export function checkPackage(packed, target) {
  const entries = Object.entries(unzipSync(packed)).filter(([path]) => path.startsWith('extension/'));
  const files = entries.map(([path, bytes]) => ({ path: path.slice('extension/'.length), bytes }));
  const paths = new Set(files.map(({ path }) => path));
  const libraries = files.flatMap(({ path, bytes }) => {
    const kind = libraryKind(bytes);
    return kind === undefined ? [] : [{ path, kind, newer: newerThan(oldestSystem, bytes) }];
  });
  const megabytes = packed.length / 1e6;
  const has = (pattern) => libraries.some(({ path }) => pattern.test(path));
  const complaints = [
    ...needed.filter((path) => !paths.has(path)).map((path) => `${path} is missing`),
    ...[...paths].filter((path) => unwanted.test(path)).map((path) => `${path} does not belong there`),
    ...libraries
      .filter(({ kind }) => kind !== target.library)
      .map(({ path, kind }) => `${path} is ${kind}, not ${target.library}`),
    ...libraries.flatMap(({ path, newer }) => newer.map((version) => `${path} wants ${version}`)),
    ...(has(/onnxruntime_binding\.node$/) ? [] : ['the library of ONNX Runtime is missing']),
    ...(has(/@img\/sharp-.*\.node$/) ? [] : ['the library of sharp is missing']),
    ...(!target.addon || has(/tfjs_binding\.node$/) ? [] : ["TensorFlow's addon is missing"]),
    ...(megabytes < largest ? [] : [`it has ${megabytes.toFixed(1)} MB, more than ${largest}`]),
  ];
  return { megabytes, libraries, files: paths.size, complaints };
}

/** Lines for people. */
export function describePackage(target, { megabytes, libraries, files, complaints }) {
  return [
    `${target.name.padEnd(14)}${megabytes.toFixed(1).padStart(6)} MB ${String(files).padStart(6)} files`,
    ...libraries.map(({ path, kind }) => `    ${kind.padEnd(14)}${basename(path)}`),
    ...complaints.map((complaint) => `    WRONG: ${complaint}`),
  ].join('\n');
}
