/**
 * Rows as the tree of what they build: an object's members, a list's element. `detailData[].qty` is the member `qty` of
 * the element of the list `detailData`.
 */
import { type MappingPathPart, type MappingRow, mappingPathParts } from '@flowbridge/flow';

export type TargetNode =
  | { kind: 'object'; members: Map<string, TargetNode> }
  | { kind: 'list'; element: TargetNode | undefined; rows: MappingRow[] }
  | { kind: 'leaf'; row: MappingRow };

export type MappingTree = { root: TargetNode & { kind: 'object' }; badRows: MappingRow[] };

export function buildTree(rows: readonly MappingRow[]): MappingTree {
  const root: MappingTree['root'] = { kind: 'object', members: new Map() };
  const badRows: MappingRow[] = [];
  for (const row of rows) {
    const parts = mappingPathParts(row.target);
    const good = parts?.[0]?.kind === 'key' && !isBadSource(row) && place(root, parts, row);
    if (!good) badRows.push(row);
  }
  return { root, badRows };
}

function isBadSource({ source }: MappingRow): boolean {
  return source.kind === 'path' && mappingPathParts(source.path) === undefined;
}

/** Puts a row at its place; false where another row already made something else of that place. */
function place(root: TargetNode, parts: readonly MappingPathPart[], row: MappingRow): boolean {
  let node: TargetNode = root;
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    const child = next ? containerFor(next) : ({ kind: 'leaf', row } as const);
    if (!child) return false;
    const placed: TargetNode | undefined = attach(node, part, child);
    if (!placed) return false;
    if (placed.kind === 'list') placed.rows.push(row);
    node = placed;
  }
  return true;
}

function containerFor(next: MappingPathPart): TargetNode | undefined {
  if (next.kind === 'key') return { kind: 'object', members: new Map() };
  return next.kind === 'each' ? { kind: 'list', element: undefined, rows: [] } : undefined;
}

function attach(parent: TargetNode, part: MappingPathPart, child: TargetNode): TargetNode | undefined {
  if (parent.kind === 'object' && part.kind === 'key') {
    const existing = parent.members.get(part.key);
    const taken = merged(existing, child);
    if (taken && taken !== existing) parent.members.set(part.key, taken);
    return taken;
  }
  if (parent.kind !== 'list' || part.kind !== 'each') return undefined;
  parent.element = merged(parent.element, child) ?? parent.element;
  return merged(parent.element, child);
}

/** A later row for the same field replaces the former one; a field cannot also be an object or a list. */
function merged(existing: TargetNode | undefined, child: TargetNode): TargetNode | undefined {
  if (!existing || (existing.kind === 'leaf' && child.kind === 'leaf')) return child;
  return existing.kind === child.kind ? existing : undefined;
}
