/** @file The editor's translations for the parts below `vscode`. Comes before all else: some texts are looked up while their module loads. */
import { config } from '@vscode/l10n';
import { l10n } from 'vscode';

if (l10n.bundle !== undefined) config({ contents: l10n.bundle });
