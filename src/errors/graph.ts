/** @file Errors of building and differentiating expression graphs. They name the operation and its operands' shapes. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('graph', ExitCode.defect);
const shapes = (operands: readonly (readonly number[])[]) =>
  operands.map((shape) => `[${shape.join(', ')}]`).join(' ');

export const graphErrors = {
  shapeMismatch: (operation: string, operands: readonly (readonly number[])[], expected: string) =>
    error(
      'shape-mismatch',
      t('The operation {0} cannot take operands of shape {1}.', operation, shapes(operands)),
      t('It needs {0}.', expected),
    ),
  noDerivative: (operation: string) =>
    error(
      'no-derivative',
      t('The operation {0} has no derivative.', operation),
      t('Put it behind a stop, or add its derivative to the table of operations.'),
    ),
  missingParameter: (network: string, parameter: string) =>
    error(
      'missing-parameter',
      t('The network {0} was built without its parameter {1}.', network, parameter),
      t('Give every parameter and running statistic of its description.'),
    ),
  missingInput: (operation: string, value: string) =>
    error(
      'missing-input',
      t('The step {0} that gives {1} has too few inputs.', operation, value),
      t('Give it what its operation needs.'),
    ),
  otherGraph: (operation: string) =>
    error(
      'other-graph',
      t('The operation {0} was given expressions of different graphs.', operation),
      t('Build a computation in one graph.'),
    ),
  inputTwice: (name: string, first: readonly number[], second: readonly number[]) =>
    error(
      'input-twice',
      t('The input {0} was made with the shapes {1}.', name, shapes([first, second])),
      t('Give every input one shape.'),
    ),
  notScalar: (shape: readonly number[]) =>
    error(
      'not-scalar',
      t('A gradient was asked of an expression of shape {0}.', shapes([shape])),
      t('Sum it to a single number first.'),
    ),
};
