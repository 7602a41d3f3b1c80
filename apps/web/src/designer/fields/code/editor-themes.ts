/** The console's colours in Monaco: it takes no CSS variables, so they stand here as in `app.css`. */
import type { editor } from 'monaco-editor/editor/editor.api.js';

type Tones = {
  surface: string;
  raised: string;
  border: string;
  text: string;
  muted: string;
  primary: string;
  soft: string;
};

const LIGHT: Tones = {
  surface: '#ffffff',
  raised: '#f7f9fc',
  border: '#e1e6ef',
  text: '#1b2333',
  muted: '#566178',
  primary: '#2f5be7',
  soft: '#e8eefe',
};

const DARK: Tones = {
  surface: '#181c25',
  raised: '#1e232e',
  border: '#2b3241',
  text: '#e8ebf2',
  muted: '#aab3c5',
  primary: '#7d9cff',
  soft: '#222f57',
};

const theme = (base: 'vs' | 'vs-dark', tones: Tones): editor.IStandaloneThemeData => ({
  base,
  inherit: true,
  // A template's plain text is not coloured.
  rules: [{ token: 'string.plain', foreground: tones.text.slice(1) }],
  colors: {
    'editor.background': tones.surface,
    'editor.foreground': tones.text,
    'editorWidget.background': tones.raised,
    'editorWidget.border': tones.border,
    'editorSuggestWidget.background': tones.surface,
    'editorSuggestWidget.border': tones.border,
    'editorSuggestWidget.foreground': tones.text,
    'editorSuggestWidget.selectedBackground': tones.soft,
    'editorSuggestWidget.selectedForeground': tones.text,
    'editorSuggestWidget.selectedIconForeground': tones.primary,
    'editorSuggestWidget.highlightForeground': tones.primary,
    'editorSuggestWidget.focusHighlightForeground': tones.primary,
    'editorHoverWidget.background': tones.surface,
    'editorHoverWidget.foreground': tones.text,
    'editorHoverWidget.border': tones.border,
    'list.hoverBackground': tones.raised,
    descriptionForeground: tones.muted,
  },
});

/** One theme for all editors of the page. */
export const EDITOR_THEMES = { light: theme('vs', LIGHT), dark: theme('vs-dark', DARK) } as const;
