/** Monaco with two languages, the editor features a form needs, and its workers; a chunk of its own, loaded by the first editor. */
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import 'monaco-editor/languages/features/json/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker.js?worker';

self.MonacoEnvironment = {
  getWorker: (_, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

/** Monaco has one theme for all its editors: its own, in which a template's plain text is not coloured. */
for (const [name, base, foreground] of [
  ['flowbridge-light', 'vs', '1b2333'],
  ['flowbridge-dark', 'vs-dark', 'e8ebf2'],
] as const) {
  monaco.editor.defineTheme(name, {
    base,
    inherit: true,
    rules: [{ token: 'string.plain', foreground }],
    colors: {},
  });
}

export const themeName = (theme: 'light' | 'dark'): string => `flowbridge-${theme}`;

export { monaco };
