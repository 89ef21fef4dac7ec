/** @file Experiment files that somebody made in order to keep an editor busy. */

const good = (changes: object) =>
  JSON.stringify({
    sources: [{ network: 'resnet32', weights: 'source.pth' }],
    target: { network: 'vgg9' },
    data: { dataset: 'emoji-twemoji' },
    ...changes,
  });

const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** What is in it → the text. */
export const hostileTexts: Readonly<Record<string, () => string>> = {
  'a usual experiment': () =>
    good({ pairs: many(9, (index) => ({ source: index, target: `pool${(index % 5) + 1}.input` })) }),
  '8,000 sources of one network': () =>
    good({ sources: many(8000, () => ({ network: 'resnet32', weights: 's.pth' })) }),
  '5,000 sources of one network': () =>
    good({ sources: many(5000, () => ({ network: 'resnet32', weights: 's.pth' })) }),
  '8,000 sources of one name': () =>
    good({ sources: many(8000, () => ({ name: 'same', network: 'resnet32', weights: 's.pth' })) }),
  '8,000 sources that are wrong': () =>
    good({ sources: many(8000, (index) => ({ network: `resnet${index}` })) }),
  '64 sources of long names, and pairs of none of them': () =>
    good({
      sources: many(64, (index) => ({
        name: `${index}`.padEnd(100, 'x'),
        network: 'resnet32',
        width: (index + 1) / 64,
        weights: 's.pth',
      })),
      pairs: many(4096, (index) => ({ source: `${index}y:stage1.block1`, target: 'pool1.inputs' })),
    }),
  '64 sources of all widths, and as many pairs as there may be': () =>
    good({
      sources: many(64, (index) => ({
        name: `s${index}`,
        network: 'resnet32',
        width: (index + 1) / 64,
        weights: 's.pth',
      })),
      pairs: many(4096, (index) => ({
        source: `s${index % 64}:stage1.block1`,
        target: `pool${(index % 5) + 1}.input`,
      })),
    }),
  '10,000 pairs': () =>
    good({ pairs: many(10_000, (index) => ({ source: 'stage1.block1', target: `pool${index}.input` })) }),
  '4,000 pairs of one kind': () =>
    good({ pairs: many(4000, () => ({ source: 'stage1.block1', target: 'pool1.input' })) }),
  '4,000 pairs with a wrong key': () =>
    good({ pairs: many(4000, () => ({ sorce: 'stage1.block1', target: 'pool1.input' })) }),
  'a matrix of a thousand runs': () =>
    good({ matrix: { seed: many(50, (index) => index), 'data.seed': many(20, (index) => index) } }),
  'a matrix of more runs than there are numbers': () =>
    good({
      matrix: Object.fromEntries(
        ['seed', 'data.seed', 'epochs', 'batchSize', 'data.imagesPerClass', 'data.workers'].map((axis) => [
          axis,
          many(200, (index) => (index % 50) + 1),
        ]),
      ),
    }),
  'a matrix with as much excluded and included as there may be, of long lists': () => {
    const pairs = (last: number) =>
      many(100, (index) => ({ source: 'stage1.block1', target: `pool${index === 99 ? last : 1}.input` }));
    const entries = many(100, (index) => ({ pairs: pairs(index), seed: index }));
    const matrix = { seed: many(50, (index) => index), pairs: many(20, pairs), include: entries };
    return good({ matrix: { ...matrix, exclude: entries.toReversed() } });
  },
  '300,000 commas': () => ','.repeat(300_000),
  '50,000 commas in a list': () => good({ pairs: [] }).replace('[]', `[${','.repeat(50_000)}]`),
  '100,000 brackets that close nothing': () => `{${'}'.repeat(100_000)}`,
  '100,000 brackets in one another': () => '['.repeat(100_000),
  '60 objects in one another': () => `${'{"target":'.repeat(60)}1${'}'.repeat(60)}`,
  '4,500 lists of five levels': () => `{"pairs":[${'[[[[[1]]]]],'.repeat(4500)}]}`,
  '14,000 unknown keys': () => good(Object.fromEntries(many(14_000, (index) => [`optimizr${index}`, 0]))),
  '14,000 times the same key': () => good({}).replace('}', `}${', "seed": 1'.repeat(14_000)}`),
  '10,000 keys twice, and pairs': () =>
    good({ pairs: many(1000, () => ({ source: 'stage1.block1', target: 'pool1.input' })) }).replace(
      '{',
      `{${'"seed": 1, "epochs": 3, '.repeat(5000)}`,
    ),
  'a line of 5 MB': () => good({ $schema: 'x'.repeat(5_000_000) }),
  'a word of 250,000 letters': () => good({}).replace('{', `{ ${'x'.repeat(250_000)} `),
  'a text of 250,000 letters': () => good({ method: 'l'.repeat(250_000) }),
  'a key of 250,000 letters': () => good({ ['k'.repeat(250_000)]: 1 }),
  'a layer of 250,000 letters': () => good({ pairs: [{ source: 's'.repeat(250_000), target: 0 }] }),
  'a path of 300,000 folders': () => good({ runs: '../'.repeat(300_000) }),
  '250,000 blanks': () => good({}).replace('{', `{${' '.repeat(250_000)}`),
  '250,000 line ends': () => good({}).replace('{', `{${'\n'.repeat(250_000)}`),
  '250,000 backslashes': () => good({}).replace('{', `{ "${'\\'.repeat(250_000)} `),
  '125,000 texts that are not closed': () => good({}).replace('{', `{ ${'"\n'.repeat(125_000)} `),
  '200,000 comments': () => good({}).replace('{', `{ ${'/**/ '.repeat(200_000)} `),
  'a key at the wrong place under 100,000 comments': () =>
    good({}).replace('{', `{ "optimizer": {},\n${'// a\n'.repeat(100_000)} "momentum": 0,`),
  '10,000 values that are missing, in brackets that are not closed': () =>
    `{${'"epochs": ,\n'.repeat(10_000)} "pairs": [`,
  'a comment that is not closed': () => `{ /*${'*'.repeat(250_000)}`,
  'a number of 250,000 digits': () => good({}).replace('{', `{ "seed": ${'9'.repeat(250_000)},`),
};
