/** @file The table of readers: name of a data set → how its folder is read. */
import type { DatasetName } from '../../catalog/datasets.js';
import type { FoundImages } from '../part.js';
import { readCifar10 } from './cifar10.js';
import { readCifar100 } from './cifar100.js';
import { readCub200 } from './cub200.js';
import { readNoto, readTwemoji } from './emoji.js';
import { readImageFolder } from './image-folder.js';
import { readMit67 } from './mit67.js';
import { readStanfordDogs } from './stanford-dogs.js';
import { readStanford40 } from './stanford40.js';
import { readStl10 } from './stl10.js';
import { readTinyImagenet } from './tiny-imagenet.js';

export const readers: Readonly<Record<DatasetName, (folder: string) => Promise<FoundImages>>> = {
  cifar10: readCifar10,
  cifar100: readCifar100,
  stl10: readStl10,
  'tiny-imagenet': readTinyImagenet,
  'image-folder': readImageFolder,
  cub200: readCub200,
  mit67: readMit67,
  stanford40: readStanford40,
  'stanford-dogs': readStanfordDogs,
  'emoji-noto': readNoto,
  'emoji-twemoji': readTwemoji,
};
