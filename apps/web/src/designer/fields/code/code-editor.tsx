import { useEffect, useRef } from 'react';
import { useTheme } from '../../../app/use-theme.ts';
import { monaco, themeName } from './monaco.ts';
import { toldTexts } from './told-texts.ts';

export type CodeProblem = { message: string; line: number; column: number };

type Props = {
  language: 'json' | 'javascript' | 'flowbridge-json';
  value: string;
  onChange: (value: string) => void;
  label: string;
  testId: string;
  height?: number;
  readOnly?: boolean;
  problems?: readonly CodeProblem[];
  /** Called with the editor once it is made; gives what to do before it goes. */
  onMade?: (editor: monaco.editor.IStandaloneCodeEditor) => () => void;
};

/**
 * Monaco as an input. Default export, for `lazy`. `nokey` keeps the canvas from taking keys away: it does not know Monaco
 * for an input (which is no text area any more) and took its spaces for "move the canvas by hand".
 */
export default function CodeEditor({
  language,
  value,
  onChange,
  label,
  testId,
  height,
  readOnly,
  problems,
  onMade,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const told = useRef(toldTexts());
  const replacing = useRef(false);
  const latest = useRef({ value, onChange, onMade });
  latest.current = { value, onChange, onMade };
  const theme = useTheme();

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
      if (replacing.current) return;
      const text = made.getValue();
      told.current.tell(text);
      latest.current.onChange(text);
    });
    const leave = latest.current.onMade?.(made);
    return () => {
      leave?.();
      listening.dispose();
      const model = made.getModel();
      made.dispose();
      model?.dispose();
      editor.current = undefined;
    };
  }, [language, label, readOnly]);

  useEffect(() => {
    const current = editor.current;
    if (!current || told.current.isEcho(value) || current.getValue() === value) return;
    replacing.current = true;
    replaceText(current, value);
    replacing.current = false;
  }, [value]);

  useEffect(() => {
    monaco.editor.setTheme(themeName(theme));
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

  return (
    <div ref={box} className="code-editor nokey" style={{ height: height ?? 260 }} data-testid={testId} />
  );
}

/** Puts another text in, as an edit that the editor's own undo takes back and that leaves the caret where it can stand. */
function replaceText(editor: monaco.editor.IStandaloneCodeEditor, text: string): void {
  const model = editor.getModel();
  if (!model) return;
  editor.pushUndoStop();
  model.pushEditOperations(editor.getSelections(), [{ range: model.getFullModelRange(), text }], () =>
    editor.getSelections(),
  );
  editor.pushUndoStop();
}
