/** The architecture as arrows: each folder may import only itself and folders below it (docs/architecture.md). */
const rows = [
  'extension',
  'cli',
  'language',
  'trainer',
  'tracking',
  'doctor',
  'method',
  'networks',
  'data',
  'engines',
  'autodiff',
  'experiment',
  'run',
  'configuration',
  'import',
  'catalog',
  'tensor',
  'errors',
];

const upward = rows.slice(1).map((row, index) => ({
  name: `${row}-imports-only-downwards`,
  severity: 'error',
  from: { path: `^src/${row}/` },
  to: { path: `^src/(${rows.slice(0, index + 1).join('|')})/` },
}));

/** The rooms of a folder: each imports only those after it. */
const rooms = {
  run: ['overview', 'control', 'records', 'process', 'folder'],
  configuration: ['schema', 'text'],
};

const backward = Object.entries(rooms).flatMap(([row, names]) =>
  names.map((room, index) => ({
    name: `${row}/${room}-imports-only-rooms-after-it`,
    severity: 'error',
    from: { path: `^src/${row}/${room}/` },
    to: { path: `^src/${row}/`, pathNot: `^src/${row}/(${names.slice(index).join('|')})/` },
  })),
);

module.exports = {
  forbidden: [
    ...upward,
    ...backward,
    {
      name: 'the-editor-and-the-command-line-stand-side-by-side',
      severity: 'error',
      from: { path: '^src/extension/' },
      to: { path: '^src/cli/' },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^(src|webview)/' }, to: { circular: true } },
    {
      name: 'the-panel-takes-only-types-of-runs-and-the-catalog',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: '^src/', pathNot: '^src/(catalog|run)/' },
    },
    {
      name: 'the-panel-takes-nothing-that-runs-from-runs',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: '^src/run/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'of-the-panel-only-its-contract',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^webview/', pathNot: '^webview/contract\\.ts$' },
    },
    {
      name: 'the-contract-is-for-the-extension',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extension/' },
      to: { path: '^webview/' },
    },
    {
      name: 'only-the-extension-knows-vscode',
      severity: 'error',
      from: { path: '^(src|webview)/', pathNot: '^src/extension/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'the-product-does-not-import-tests',
      severity: 'error',
      from: { path: '^(src|webview)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      from: { path: '^src/' },
      // The editor itself provides `vscode`; only its types are a package.
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        pathNot: '^node_modules/@types/vscode/',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
