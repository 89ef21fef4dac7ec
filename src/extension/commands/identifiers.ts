/** @file Every command of the extension, once: the palette's and those that only views and code lenses call. */
export enum Command {
  Start = 'l2t.start',
  Pause = 'l2t.pause',
  Resume = 'l2t.resume',
  Stop = 'l2t.stop',
  OpenStudio = 'l2t.openStudio',
  NewExperiment = 'l2t.newExperiment',
  TryExample = 'l2t.tryExample',
  CompareRuns = 'l2t.compareRuns',
  ExportMetrics = 'l2t.exportMetrics',
  ExportNetwork = 'l2t.exportNetwork',
  RevealRunFolder = 'l2t.revealRunFolder',
  OpenExperiment = 'l2t.openExperiment',
  ShowLog = 'l2t.showLog',
  DeleteRun = 'l2t.deleteRun',
  Doctor = 'l2t.doctor',
  SetUpTensorFlow = 'l2t.setUpTensorFlow',
}
