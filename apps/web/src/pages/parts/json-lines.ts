/** Where in a JSON text a problem stands: its path as line and column. */
import type { PartProblem } from '@flowbridge/connector-sdk/custom';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { CodeProblem } from '../../designer/fields/code/code-editor.tsx';

/** The deepest place of the path that is there: what is missing is told at the object it is missing in. */
export function placeInText(
  text: string,
  path: readonly (string | number)[],
): { line: number; column: number } {
  const root = parseTree(text);
  for (let length = path.length; root !== undefined && length >= 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    // A property is marked at its name.
    if (node !== undefined)
      return lineAt(text, (node.parent?.type === 'property' ? node.parent : node).offset);
  }
  return { line: 1, column: 1 };
}

export function lineAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Problems of one text as the editor marks them. */
export function markersOf(
  problems: readonly PartProblem[],
  { field, text, language }: { field: string; text: string; language: 'en' | 'zh' },
): CodeProblem[] {
  return problems
    .filter((problem) => problem.field === field)
    .map(({ path, message }) => ({ message: message[language], ...placeInText(text, path) }));
}
