/** @file Checks of the choice of images that need no look at the disk. */
import { datasetTable } from '../../catalog/datasets.js';
import { dataComplaints } from '../../errors/meaning-complaints.js';
import type { Check } from './check.js';

export const folderIsNamed: Check = ({ data }) => {
  if (!data || data.folder !== undefined) return [];
  const { embedded, title, layout } = datasetTable[data.dataset];
  return embedded
    ? []
    : [{ path: ['data', 'folder'], at: 'key', complaint: dataComplaints.folderNeeded(title, layout) }];
};
