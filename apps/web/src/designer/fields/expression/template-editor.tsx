/** Monaco for one template: what stands in it is its own; the form is told of each change and never puts text in. */
import { type DragEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTheme } from '../../../app/use-theme.ts';
import { monaco, themeName } from '../code/monaco.ts';
import { bringsTemplate, broughtTemplate } from '../picker/drag-template.ts';
import { closeBraces } from './close-braces.ts';
import type { Surroundings } from './surroundings.ts';
import { rangeOf, setSurroundings, TEMPLATE_LANGUAGE } from './template-language.ts';

/** `start` and `end` are offsets in the text. */
export type TextMark = { severity: 'error' | 'warning'; message: string; start: number; end: number };

export type TemplateEditorHandle = {
  /** Puts a picked `{{ expression }}` where the caret stands; without its braces inside of an expression. */
  insert(template: string): void;
  /** Selects a place and goes there. */
  select(start: number, end: number): void;
};

type Props = {
  handle: Ref<TemplateEditorHandle>;
  /** Where the text begins; later changes of it are not looked at. */
  initial: string;
  caret: number;
  label: string;
  placeholder: string;
  surroundings: Surroundings;
  marks: readonly TextMark[];
  onChange: (text: string) => void;
  onLeave: () => void;
};

/** Escape first closes what the editor itself has open. */
const LEAVES_WHEN =
  '!suggestWidgetVisible && !parameterHintsVisible && !findWidgetVisible && !editorHasMultipleSelections';

export function TemplateEditor(props: Props) {
  const { handle, label, placeholder, surroundings, marks } = props;
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const theme = useTheme();

  useEffect(() => {
    if (!box.current) return undefined;
    const { initial, caret } = latest.current;
    const model = monaco.editor.createModel(initial, TEMPLATE_LANGUAGE);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    setSurroundings(model, latest.current.surroundings);
    const made = monaco.editor.create(box.current, {
      model,
      ariaLabel: label,
      placeholder,
      automaticLayout: true,
      minimap: { enabled: false },
      lineNumbers: 'off',
      glyphMargin: false,
      folding: false,
      lineDecorationsWidth: 8,
      padding: { top: 8, bottom: 8 },
      scrollBeyondLastLine: false,
      renderLineHighlight: 'none',
      overviewRulerLanes: 0,
      contextmenu: false,
      bracketPairColorization: { enabled: false },
      fontSize: 13,
      wordWrap: 'on',
      fixedOverflowWidgets: true,
      // What is typed stays exactly what it was.
      autoClosingBrackets: 'never',
      autoClosingQuotes: 'never',
      autoSurround: 'never',
      autoIndent: 'none',
      acceptSuggestionOnCommitCharacter: false,
      acceptSuggestionOnEnter: 'smart',
      wordBasedSuggestions: 'off',
      quickSuggestions: { other: true, strings: false, comments: false },
      quickSuggestionsDelay: 60,
      suggest: { showWords: false, showStatusBar: false, preview: false },
      unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
      // Dropped values are put in by ourselves, with or without their braces.
      dropIntoEditor: { enabled: false },
      hover: { delay: 250 },
      tabFocusMode: true,
    });
    editor.current = made;
    made.setPosition(model.getPositionAt(caret));
    made.focus();
    const listening = made.onDidChangeModelContent(() => latest.current.onChange(model.getValue()));
    const closing = closeBraces(made);
    const leaving = made.addAction({
      id: 'flowbridge.leave',
      label: 'Leave',
      keybindings: [monaco.KeyCode.Escape],
      precondition: LEAVES_WHEN,
      run: () => latest.current.onLeave(),
    });
    return () => {
      leaving.dispose();
      closing.dispose();
      listening.dispose();
      made.dispose();
      model.dispose();
      editor.current = undefined;
    };
  }, [label, placeholder]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) setSurroundings(model, surroundings);
  }, [surroundings]);

  useEffect(() => {
    monaco.editor.setTheme(themeName(theme));
  }, [theme]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const markers = marks.map(({ severity, message, start, end }) => {
      const range = rangeOf(model, start, Math.max(end, start + 1));
      return {
        severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        message,
        startLineNumber: range.startLineNumber,
        startColumn: range.startColumn,
        endLineNumber: range.endLineNumber,
        endColumn: range.endColumn,
      };
    });
    monaco.editor.setModelMarkers(model, 'flowbridge', markers);
  }, [marks]);

  const insert = (template: string) => {
    const current = editor.current;
    const model = current?.getModel();
    const selection = current?.getSelection();
    if (!current || !model || !selection) return;
    const before = model.getValue().slice(0, model.getOffsetAt(selection.getStartPosition()));
    const isInside = before.lastIndexOf('{{') > before.lastIndexOf('}}');
    const text = isInside ? template.replace(/^\{\{\s*|\s*\}\}$/g, '') : template;
    current.pushUndoStop();
    current.executeEdits('pick', [{ range: selection, text, forceMoveMarkers: true }]);
    current.pushUndoStop();
    current.focus();
  };

  useImperativeHandle(handle, () => ({
    insert,
    select(start, end) {
      const model = editor.current?.getModel();
      if (!editor.current || !model) return;
      const range = rangeOf(model, start, end);
      editor.current.setSelection(range);
      editor.current.revealRangeInCenterIfOutsideViewport(range);
      editor.current.focus();
    },
  }));

  /** A dragged value goes where it is let go, as a picked one to the caret. */
  const dragOver = (event: DragEvent) => {
    if (!bringsTemplate(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    const at = editor.current?.getTargetAtClientPoint(event.clientX, event.clientY)?.position;
    if (at) editor.current?.setPosition(at);
    editor.current?.focus();
  };
  const drop = (event: DragEvent) => {
    if (!bringsTemplate(event)) return;
    event.preventDefault();
    event.stopPropagation();
    insert(broughtTemplate(event));
  };
  return (
    <div
      ref={box}
      className="expression-monaco nokey"
      data-testid="expression-editor"
      onDragOverCapture={dragOver}
      onDropCapture={drop}
    />
  );
}
