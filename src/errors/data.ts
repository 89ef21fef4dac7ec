/** @file Errors of data sets and images. They name the folder or file, and say what it must look like. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('data', ExitCode.data);
const usageError = errorsOf('data', ExitCode.usage);
const again = () => t('Download or copy the file again.');

export const dataErrors = {
  folderMissing: (title: string, folder: string, layout: string) =>
    error('folder-missing', t('The folder {0} of {1} does not exist.', folder, title), layout),
  folderNotGiven: (title: string, layout: string) =>
    usageError('folder-not-given', t('{0} needs a folder: give it with --folder.', title), layout),
  layout: (title: string, folder: string, missing: string, layout: string) =>
    error('layout', t('{0} is not a folder of {1}: {2} is missing.', folder, title, missing), layout),
  unreadable: (path: string, cause: unknown) =>
    error(
      'unreadable',
      t('{0} cannot be read.', path),
      t('Check that it exists and that you may read it.'),
      cause,
    ),
  /** @param folder '' for images that come with the program, where only the experiment can leave a part empty. */
  noImages: (title: string, part: string, folder: string, layout: string) =>
    folder === ''
      ? error(
          'no-images',
          t('The experiment leaves no images of {0} for the part {1}.', title, part),
          t('Change validationFraction or imagesPerClass of its data.'),
        )
      : error('no-images', t('{0} in {1} has no images for the part {2}.', title, folder, part), layout),
  /** @param leftOut what is in it instead, `BMP (4)`; '' where there is nothing. */
  emptyClass: (folder: string, leftOut: string) =>
    error(
      'empty-class',
      leftOut === ''
        ? t('The class folder {0} holds no images.', folder)
        : t('The class folder {0} holds no images that are read, only {1}.', folder, leftOut),
      t('Put JPEG, PNG, WebP, TIFF, GIF or AVIF images into it, or remove the folder.'),
    ),
  noClassFolders: (folder: string, images: number) =>
    error(
      'no-class-folders',
      t('{0} holds {1} images and no class folders, so that nothing says what they show.', folder, images),
      t('Put the images of each class into a folder of its own there, or move {0} away.', folder),
    ),
  oneClass: (folder: string, className: string) =>
    error(
      'one-class',
      t('{0} holds one class alone, {1}: there is nothing to tell apart.', folder, className),
      t('Name the folder whose folders are the classes, or add the other classes.'),
    ),
  unknownClass: (folder: string, part: string) =>
    error(
      'unknown-class',
      t('The class folder {0} has no counterpart among the training images.', folder),
      t('Name the class folders of {0} as those of train.', part),
    ),
  wrongSize: (path: string, bytes: number, recordBytes: number) =>
    error(
      'wrong-size',
      t(
        '{0} has {1} bytes, which is not a multiple of {2}, the size of one image.',
        path,
        bytes,
        recordBytes,
      ),
      again(),
    ),
  countMismatch: (imagesPath: string, images: number, labelsPath: string, labels: number) =>
    error(
      'count-mismatch',
      t('{0} has {1} images, but {2} has {3} labels.', imagesPath, images, labelsPath, labels),
      t('Download or copy both files again.'),
    ),
  wrongLabel: (path: string, image: number, label: number, classes: number) =>
    error(
      'wrong-label',
      t('Image {0} of {1} has the label {2}, but there are {3} classes.', image, path, label, classes),
      again(),
    ),
  malformedLine: (path: string, line: number) =>
    error('malformed-line', t('Line {0} of {1} is not as it must be.', line, path), again()),
  missingEntry: (path: string, image: string) =>
    error('missing-entry', t('{0} says nothing of the image {1}.', path, image), again()),
  malformedList: (path: string, cause?: unknown) =>
    error(
      'malformed-list',
      t('{0} is not a MATLAB file with a list of file names.', path),
      t('Use train_list.mat and test_list.mat as the data set has them.'),
      cause,
    ),
  pythonFile: (path: string, cause?: unknown) =>
    error('python-file', t("{0} is not a file of CIFAR's Python version.", path), again(), cause),
  noSplit: (path: string, cause?: unknown) =>
    error(
      'no-split',
      t('{0} is not a split file: it must hold a list of classes and a list of image numbers.', path),
      t('Use a split file of the authors of L2T-ww, such as split/cifar100-train.'),
      cause,
    ),
  splitOfOtherClasses: (path: string, label: number, classes: number) =>
    error(
      'split-of-other-classes',
      t('The split file {0} speaks of class {1}, but the data set has {2} classes.', path, label, classes),
      t('Use the split file that was made for this data set.'),
    ),
  splitsDisagree: (path: string, other: string) =>
    error(
      'splits-disagree',
      t('The split files {0} and {1} are of different classes.', path, other),
      t('Use split files that were made together.'),
    ),
  splitsOverlap: (path: string, other: string, image: number) =>
    error(
      'splits-overlap',
      t('The split files {0} and {1} both hold image {2}.', path, other, image),
      t('Use split files that were made together.'),
    ),
  splitSelectsNothing: (path: string) =>
    error(
      'split-selects-nothing',
      t('None of the images of the split file {0} are in the data at hand.', path),
      t('Use the split file that was made for this data set, or more of the data.'),
    ),
  /** @param mistaken what the file is instead, where that is known. */
  brokenImage: (
    path: string,
    cause: unknown,
    mistaken?: { readonly what: string; readonly remedy: string },
  ) =>
    error(
      'broken-image',
      mistaken
        ? t('The image {0} cannot be decoded: {1}.', path, mistaken.what)
        : t('The image {0} cannot be decoded.', path),
      mistaken?.remedy ??
        t('Put a good image of the same name in its place, then resume; without the file, start a new run.'),
      cause,
    ),
  imageFormat: (path: string, format: string) =>
    error(
      'image-format',
      t('The image {0} is a {1} file, which is not read, whatever its name.', path, format),
      t('Convert it to PNG or JPEG, keep its name, then resume; without the file, start a new run.'),
    ),
  /** @param pixels the most that an image may have. */
  imageTooLarge: (path: string, pixels: number) =>
    error(
      'image-too-large',
      t('The image {0} has more than {1} million pixels.', path, Math.floor(pixels / 1e6)),
      t('Make it smaller: no network sees as many.'),
    ),
  imageTooSlow: (path: string, seconds: number) =>
    error(
      'image-too-slow',
      t('The image {0} was not decoded within {1} seconds.', path, seconds),
      t('Save it again as PNG or JPEG; if other work keeps the machine busy, resume later.'),
    ),
  tooManyScans: (path: string, most: number) =>
    error(
      'too-many-scans',
      t('The JPEG image {0} goes over its pixels more than {1} times.', path, most),
      t('No encoder writes such a file: save it again as PNG or JPEG, or remove it.'),
    ),
  notAFile: (path: string) =>
    error(
      'not-a-file',
      t('{0} is a pipe, a socket or a device, not a file: it is not opened.', path),
      t('Put the file itself in its place.'),
    ),
  fileTooLarge: (path: string, bytes: number, largest: number) =>
    error(
      'file-too-large',
      t('{0} has {1} bytes, more than the {2} that such a file may have.', path, bytes, largest),
      again(),
    ),
  /** @param folder '' for images that come with the program. */
  changed: (folder: string, difference: string) =>
    error(
      'changed',
      folder === ''
        ? t('The images that come with the program are not those that the run began with: {0}.', difference)
        : t('The data in {0} are not those that the run began with: {1}.', folder, difference),
      folder === ''
        ? t('Resume with the version of the program that began the run, or start a new run.')
        : t('Put the data back as they were, then resume; or start a new run.'),
    ),
  workerFailed: (cause?: unknown) =>
    error(
      'worker-failed',
      t('A thread that prepares images ended unexpectedly.'),
      t('Resume the run; if it happens again, lower data.workers.'),
      cause,
    ),
  damagedSheet: (folder: string, cause: unknown) =>
    error(
      'damaged-sheet',
      t('The images that come with the program, in {0}, cannot be read.', folder),
      t('Install the program again.'),
      cause,
    ),
  mediaMissing: (path: string) =>
    error(
      'media-missing',
      t('The images that come with the program are not at {0}.', path),
      t('Install the program again.'),
    ),
};
