/** The code view of a template value: JSON with completion, hover and signatures in its expressions. */
import { type DragEvent, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import CodeEditor, { type CodeProblem } from '../code/code-editor.tsx';
import { monaco } from '../code/monaco.ts';
import { closeBraces } from '../expression/close-braces.ts';
import { setSurroundings, TEMPLATE_JSON_LANGUAGE } from '../expression/template-language.ts';
import { useSurroundings } from '../expression/use-surroundings.ts';
import { bringsTemplate, broughtTemplate } from '../picker/drag-template.ts';
import { jsonPlaceAt, writtenAt } from './json-place.ts';

export type TemplateCodeHandle = {
  /** Puts a picked `{{ expression }}` where the caret stands. */
  insert(template: string): void;
};

type Props = {
  handle: Ref<TemplateCodeHandle>;
  value: string;
  onChange: (value: string) => void;
  label: string;
  testId: string;
  readOnly: boolean;
  problems: readonly CodeProblem[];
};

/** Default export, for `lazy`. */
export default function TemplateCodeEditor({ handle, readOnly, ...props }: Props) {
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  /** Before the first click there is no caret, and a value goes to the first empty text. */
  const hasCaret = useRef(false);
  const { surroundings } = useSurroundings(props.value);
  const latest = useRef(surroundings);
  latest.current = surroundings;

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) setSurroundings(model, surroundings);
  }, [surroundings]);

  const made = useCallback((current: monaco.editor.IStandaloneCodeEditor) => {
    editor.current = current;
    current.updateOptions(OPTIONS);
    const model = current.getModel();
    if (model) setSurroundings(model, latest.current);
    const closing = closeBraces(current, { byLine: true });
    const focusing = current.onDidFocusEditorText(() => {
      hasCaret.current = true;
    });
    return () => {
      closing.dispose();
      focusing.dispose();
      editor.current = undefined;
    };
  }, []);

  const insert = (template: string) => {
    const current = editor.current;
    const model = current?.getModel();
    if (!current || !model || readOnly) return;
    const text = model.getValue();
    const empty = hasCaret.current ? -1 : text.indexOf('""');
    const range =
      empty < 0 ? current.getSelection() : monaco.Range.fromPositions(model.getPositionAt(empty + 1));
    if (!range) return;
    const place = jsonPlaceAt(text, model.getOffsetAt(monaco.Range.getStartPosition(range)));
    current.pushUndoStop();
    current.executeEdits('pick', [{ range, text: writtenAt(place, template), forceMoveMarkers: true }]);
    current.pushUndoStop();
    current.focus();
  };
  useImperativeHandle(handle, () => ({ insert }));

  /** A dragged value goes where it is let go. */
  const dragOver = (event: DragEvent) => {
    if (readOnly || !bringsTemplate(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    const at = editor.current?.getTargetAtClientPoint(event.clientX, event.clientY)?.position;
    if (at) editor.current?.setPosition(at);
    editor.current?.focus();
  };
  const drop = (event: DragEvent) => {
    if (readOnly || !bringsTemplate(event)) return;
    event.preventDefault();
    event.stopPropagation();
    insert(broughtTemplate(event));
  };
  return (
    <div onDragOverCapture={dragOver} onDropCapture={drop}>
      <CodeEditor {...props} language={TEMPLATE_JSON_LANGUAGE} readOnly={readOnly} onMade={made} />
    </div>
  );
}

const OPTIONS: monaco.editor.IEditorOptions & monaco.editor.IGlobalEditorOptions = {
  acceptSuggestionOnCommitCharacter: false,
  wordBasedSuggestions: 'off',
  // In texts of JSON one writes prose; in their expressions proposals come by themselves.
  quickSuggestions: { other: true, strings: false, comments: false },
  quickSuggestionsDelay: 60,
  suggest: { showWords: false },
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
  dropIntoEditor: { enabled: false },
};
