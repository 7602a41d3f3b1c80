/** A long text before and after, line by line, with what stayed the same folded away between the changes. */
import { diffLines } from 'diff';

export type TextLine = { kind: 'same' | 'added' | 'removed'; text: string };
export type TextBlock = { kind: 'lines'; lines: TextLine[] } | { kind: 'folded'; lines: TextLine[] };

/** Lines kept around each change. */
const AROUND = 3;
/** Texts so different that finding the smallest difference takes longer are told as replaced. */
const AT_MOST_MS = 400;

export function textBlocks(before: string, after: string): TextBlock[] {
  return fold(lineChanges(before, after));
}

function lineChanges(before: string, after: string): TextLine[] {
  const changes = diffLines(withEnd(before), withEnd(after), { timeout: AT_MOST_MS }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  return changes.flatMap(({ added, removed, value }): TextLine[] => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ kind, text }));
  });
}

/** The last line counts as equal whether or not a line break ends it — unless that is the very difference. */
function withEnd(text: string): string {
  return `${text}\n`;
}

function fold(lines: readonly TextLine[]): TextBlock[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    for (let at = index - AROUND; at <= index + AROUND; at += 1) near.add(at);
  });
  const blocks: TextBlock[] = [];
  lines.forEach((line, index) => {
    const kind = near.has(index) ? 'lines' : 'folded';
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  });
  return blocks;
}
