/** Monaco with two languages, the editor features a form needs, and its workers; a chunk of its own, loaded by the first editor. */
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import 'monaco-editor/languages/features/json/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker.js?worker';
import { EDITOR_THEMES } from './editor-themes.ts';

self.MonacoEnvironment = {
  getWorker: (_, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

for (const name of ['light', 'dark'] as const) {
  monaco.editor.defineTheme(`flowbridge-${name}`, EDITOR_THEMES[name]);
}

export const themeName = (theme: 'light' | 'dark'): string => `flowbridge-${theme}`;

export { monaco };
