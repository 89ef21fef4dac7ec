/** @file Whether a recorded validation accuracy was measured at all. */

/** The validation accuracy, a fraction of 1; undefined for the 0 that is recorded where no images are held out. */
export function measuredAccuracy(validationAccuracy: number | undefined): number | undefined {
  return validationAccuracy === 0 ? undefined : validationAccuracy;
}
