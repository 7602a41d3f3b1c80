import { useEffect, useRef } from 'react';
import { usePreferences } from '../../../app/preferences.ts';
import { monaco } from './monaco.ts';

export type CodeProblem = { message: string; line: number; column: number };

type Props = {
  language: 'json' | 'javascript';
  value: string;
  onChange: (value: string) => void;
  label: string;
  testId: string;
  height?: number;
  readOnly?: boolean;
  problems?: readonly CodeProblem[];
};

/** Monaco as an input. Default export, for `lazy`. */
export default function CodeEditor({
  language,
  value,
  onChange,
  label,
  testId,
  height,
  readOnly,
  problems,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  const theme = usePreferences((state) => state.theme);

  useEffect(() => {
    if (!box.current) return;
    const made = monaco.editor.create(box.current, {
      value: latest.current.value,
      language,
      ariaLabel: label,
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      fontSize: 12.5,
      lineNumbersMinChars: 3,
      tabSize: 2,
      wordWrap: 'on',
      fixedOverflowWidgets: true,
      // Pasted and typed texts stay exactly what they were.
      autoClosingBrackets: 'never',
      autoClosingQuotes: 'never',
      autoSurround: 'never',
      readOnly: readOnly ?? false,
    });
    editor.current = made;
    const listening = made.onDidChangeModelContent(() => {
      const text = made.getValue();
      if (text !== latest.current.value) latest.current.onChange(text);
    });
    return () => {
      listening.dispose();
      const model = made.getModel();
      made.dispose();
      model?.dispose();
      editor.current = undefined;
    };
  }, [language, label, readOnly]);

  useEffect(() => {
    const current = editor.current;
    if (current && current.getValue() !== value) current.setValue(value);
  }, [value]);

  useEffect(() => {
    monaco.editor.setTheme(theme === 'dark' ? 'vs-dark' : 'vs');
  }, [theme]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const markers = (problems ?? []).map((problem) => ({
      severity: monaco.MarkerSeverity.Error,
      message: problem.message,
      startLineNumber: problem.line,
      startColumn: problem.column,
      endLineNumber: problem.line,
      endColumn: problem.column + 1,
    }));
    monaco.editor.setModelMarkers(model, 'flowbridge', markers);
  }, [problems]);

  return <div ref={box} className="code-editor nokey" style={{ height: height ?? 260 }} data-testid={testId} />;
}
