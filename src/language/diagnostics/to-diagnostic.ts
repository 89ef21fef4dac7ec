/** @file Problems of an experiment file as the editor shows them. */
import { t } from '@vscode/l10n';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Problem } from '../../configuration/text/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
} as const;

export function toDiagnostic(document: ExperimentDocument, problem: Problem): Diagnostic {
  return {
    range: document.range(problem.offset, problem.length),
    severity: severities[problem.severity],
    code: problem.code,
    source: 'L2T',
    message: t('{0} {1}', problem.message, problem.remedy),
    data: { path: problem.path },
  };
}
