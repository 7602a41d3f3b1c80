/**
 * The content of a template input as DOM: text nodes and chips. A chip is one element that cannot be edited inside and
 * carries its raw text; reading the DOM back gives the template text exactly.
 */
import type { ReactNode } from 'react';
import { templateParts } from './template-text.ts';

export type ChipLabel = { title: string; path: string; kind: string; icon: ReactNode };
export type DescribeExpression = (source: string) => ChipLabel;

/** Where a chip's icon is to be drawn. */
export type ChipIcon = { id: number; place: HTMLElement; icon: ReactNode };

/** Lets the caret stand behind a chip at the end; never part of the value. */
const CARET_ROOM = '\u200b';

let lastIcon = 0;

/**
 * Draws a template text; an expression in which `caret` stands stays text, to be typed on in. Gives the places of the
 * icons, which are not ours to draw.
 */
export function renderTemplate(
  root: HTMLElement,
  value: string,
  describe: DescribeExpression,
  caret?: number,
): ChipIcon[] {
  const nodes: Node[] = [];
  const icons: ChipIcon[] = [];
  let end = 0;
  for (const part of templateParts(value)) {
    const start = end;
    end += part.raw.length;
    const isTypedIn = caret !== undefined && start < caret && caret < end;
    if (part.kind === 'text' || isTypedIn) {
      nodes.push(document.createTextNode(part.raw));
      continue;
    }
    const label = describe(part.source);
    const element = chip(part.raw, label);
    nodes.push(element, document.createTextNode(CARET_ROOM));
    if (label.icon === null) continue;
    const place = document.createElement('i');
    place.className = 'chip-icon';
    element.prepend(place);
    lastIcon += 1;
    icons.push({ id: lastIcon, place, icon: label.icon });
  }
  root.replaceChildren(...nodes);
  return icons;
}

function chip(raw: string, label: ChipLabel): HTMLElement {
  const element = document.createElement('span');
  element.className = `chip chip-${label.kind}`;
  element.contentEditable = 'false';
  element.dataset.raw = raw;
  const title = document.createElement('b');
  title.textContent = label.title;
  element.append(title);
  if (label.path !== '') {
    const path = document.createElement('span');
    path.textContent = label.path;
    element.append(path);
  }
  return element;
}

export function readTemplate(root: Node): string {
  let text = '';
  for (const node of root.childNodes) text += isFiller(node) ? '' : rawOf(node);
  return text;
}

/** What browsers leave at the end of an editable text, so that a line without signs has a height: no new line of the text. */
const isFiller = (node: Node): boolean => node instanceof HTMLBRElement && node.nextSibling === null;

function rawOf(node: Node): string {
  if (node instanceof HTMLElement) {
    if (node.dataset.raw !== undefined) return node.dataset.raw;
    if (node.tagName === 'BR') return '\n';
    return readTemplate(node);
  }
  return (node.textContent ?? '').replaceAll(CARET_ROOM, '');
}

/** Where the selection stands in the raw text; undefined when it is elsewhere. */
export function selectionIn(root: HTMLElement): { start: number; end: number } | undefined {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return undefined;
  return {
    start: rawLengthBefore(root, range.startContainer, range.startOffset),
    end: rawLengthBefore(root, range.endContainer, range.endOffset),
  };
}

/** Where a point of the screen lies in the raw text; on a chip it lies behind that. */
export function offsetAtPoint(root: HTMLElement, x: number, y: number): number | undefined {
  const at = document.caretPositionFromPoint?.(x, y);
  if (!at || !root.contains(at.offsetNode)) return undefined;
  return rawLengthBefore(root, at.offsetNode, at.offset);
}

/** Where the caret stands on screen. */
export function caretRect(root: HTMLElement): DOMRect {
  const selection = window.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  const rect = range && root.contains(range.startContainer) ? range.getClientRects()[0] : undefined;
  return rect ?? root.getBoundingClientRect();
}

function rawLengthBefore(root: HTMLElement, container: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(root);
  range.setEnd(container, offset);
  let length = 0;
  // In a part of the text a line break at the end is one.
  for (const node of range.cloneContents().childNodes) length += rawOf(node).length;
  return Math.min(length, readTemplate(root).length);
}

/** Puts the caret behind the first `length` signs of raw text. */
export function placeCaret(root: HTMLElement, length: number): void {
  let left = length;
  const range = document.createRange();
  range.selectNodeContents(root);
  range.collapse(false);
  for (const node of root.childNodes) {
    const raw = rawOf(node);
    if (left <= raw.length && node.nodeType === Node.TEXT_NODE && raw !== '') {
      range.setStart(node, left);
      range.collapse(true);
      break;
    }
    left -= raw.length;
    if (left <= 0) {
      range.setStartAfter(node);
      range.collapse(true);
      break;
    }
  }
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Turns a chip into its raw text with the caret inside, to be edited; leaving the input makes it a chip again. */
export function unfoldChip(element: HTMLElement): void {
  const raw = element.dataset.raw ?? '';
  const text = document.createTextNode(raw);
  element.replaceWith(text);
  const range = document.createRange();
  range.setStart(text, Math.max(0, raw.length - (raw.endsWith(' }}') ? 3 : 2)));
  range.collapse(true);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
