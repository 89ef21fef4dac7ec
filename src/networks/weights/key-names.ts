/** @file How other code names the same tensors: one table of rewritings into the names of our descriptions. */

interface Rewriting {
  readonly from: RegExp;
  readonly to: string | ((...groups: string[]) => string);
  /** A tensor that this convention leaves out because it is zero. */
  readonly zero?: string;
}

/** Applied in this order, each to what the one before made, until the network has a tensor of that name. */
const rewritings: readonly Rewriting[] = [
  // Wrappers within the network; those around it are prefixes: DataParallel, torch.compile, FSDP, checkpointing.
  { from: /(?<=^|\.)((module|_orig_mod|_fsdp_wrapped_module|_checkpoint_wrapped_module)\.)+/g, to: '' },
  { from: /\.shortcut\./, to: '.downsample.' },
  // CIFAR ResNets after torchvision's; their first convolution has no bias.
  { from: /^layer(\d)\.0\./, to: (_, stage = '') => `block${2 * Number(stage) - 1}.`, zero: 'conv1.bias' },
  {
    from: /^layer(\d)\.(\d+)\./,
    to: (_, stage = '', block = '') => `blocks${2 * Number(stage)}.${Number(block) - 1}.`,
    zero: 'conv1.bias',
  },
  // The last layer, as ResNets call it, then as VGG does.
  { from: /^(linear|classifier)(\.0)?\.(weight|bias)$/, to: 'fc.$3' },
  { from: /^fc\./, to: 'classifier.' },
];

export interface RenamedKeys {
  /** Our name of each key of the file; a key that the network does not know keeps its own. */
  readonly names: ReadonlyMap<string, string>;
  /** Tensors that the file's convention leaves out because they are zero. */
  readonly zeros: ReadonlySet<string>;
}

/** Finds for each key of a file the tensor of the network that it is. */
export function renameKeys(keys: readonly string[], wanted: ReadonlySet<string>): RenamedKeys {
  const names = new Map<string, string>();
  const zeros = new Set<string>();
  const taken = new Set(keys);
  for (const key of keys) {
    const { name, zero } = rewrite(key, wanted);
    if (taken.has(name)) {
      names.set(key, key);
      continue;
    }
    names.set(key, name);
    taken.add(name);
    for (const each of zero) zeros.add(each);
  }
  return { names, zeros };
}

function rewrite(key: string, wanted: ReadonlySet<string>): { name: string; zero: readonly string[] } {
  let name = key;
  const zero: string[] = [];
  for (const { from, to, zero: absent } of rewritings) {
    if (wanted.has(name)) break;
    if (!from.test(name)) continue;
    name = typeof to === 'string' ? name.replace(from, to) : name.replace(from, to);
    if (absent !== undefined) zero.push(absent);
  }
  return wanted.has(name) ? { name, zero } : { name: key, zero: [] };
}
