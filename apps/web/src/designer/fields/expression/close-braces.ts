/**
 * Closing braces that come by themselves: typing `{{` puts ` }}` behind the caret, and typing the closing braces oneself
 * takes those away again, so that a text typed to its end is exactly what was typed.
 */
import { monaco } from '../code/monaco.ts';
import { CLOSING, closesExpression, wantsClosing } from './closing-braces.ts';

/**
 * Makes an editor behave so. Gives how to stop. `byLine` looks at the caret's line alone: in JSON the braces of further
 * lines are none of the expression's.
 */
export function closeBraces(
  editor: monaco.editor.IStandaloneCodeEditor,
  { byLine = false }: { byLine?: boolean } = {},
): { dispose(): void } {
  const own = editor.createDecorationsCollection();
  const typed = (sign: string) => {
    const model = editor.getModel();
    const position = editor.getPosition();
    if (!model || !position) return;
    const text = byLine ? model.getLineContent(position.lineNumber) : model.getValue();
    const caret = byLine ? position.column - 1 : model.getOffsetAt(position);
    if (sign === '{' && wantsClosing(text, caret)) {
      editor.executeEdits(
        'closeBraces',
        [{ range: rangeAt(position, 0), text: CLOSING }],
        [selectionAt(position)],
      );
      const stickiness = monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;
      own.set([{ range: rangeAt(position, CLOSING.length), options: { stickiness } }]);
      return;
    }
    const [region] = own.getRanges();
    if (sign !== '}' || !region || !stands(model, region, position) || !closesExpression(text, caret)) return;
    own.clear();
    editor.executeEdits('closeBraces', [{ range: region, text: '' }]);
  };
  return editor.onDidChangeModelContent(({ changes: [change, ...more], isUndoing, isRedoing, isFlush }) => {
    if (!change || more.length > 0 || isUndoing || isRedoing || isFlush || change.rangeLength > 0) return;
    // The caret moves after the text changes.
    if (change.text === '{' || change.text === '}') queueMicrotask(() => typed(change.text));
  });
}

/** Whether the braces that came by themselves are whole and directly behind the caret. */
const stands = (model: monaco.editor.ITextModel, region: monaco.IRange, position: Position) =>
  region.startLineNumber === position.lineNumber &&
  region.startColumn === position.column &&
  model.getValueInRange(region) === CLOSING;

type Position = { lineNumber: number; column: number };

const rangeAt = ({ lineNumber, column }: Position, length: number) => ({
  startLineNumber: lineNumber,
  startColumn: column,
  endLineNumber: lineNumber,
  endColumn: column + length,
});

const selectionAt = ({ lineNumber, column }: Position) =>
  new monaco.Selection(lineNumber, column, lineNumber, column);
