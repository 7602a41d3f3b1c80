/** Who reads a field of a step's answer: directly, through loops over it, and in mappings that start from it. */
import { analyzeTemplate } from '@flowbridge/expression';
import {
  type FieldPath,
  type FlowDocument,
  mappingPathParts,
  type Step,
  type StepId,
  simplePath,
  stepTemplateTexts,
  toPointer,
} from '@flowbridge/flow';

export type FieldUsage = { stepId: StepId; path: FieldPath; field: string; text: string };

/** A name from which the answer can be reached, and the names from there to the answer's beginning. */
type Origin = { root: 'steps' | 'loops'; key: string; names: readonly string[] };

/** `names`: the keys down to the field in the answer's body, without list marks. */
export function fieldUsages(document: FlowDocument, step: Step, names: readonly string[]): FieldUsage[] {
  const wanted = ['body', ...names];
  const origins = originsOf(document, step);
  const steps = Object.values(document.steps);
  return steps.flatMap((each) => [
    ...stepTemplateTexts(each)
      .filter(({ text }) => text.includes('{{') && reads(text, origins, wanted))
      .map(({ path, text }) => ({ stepId: each.id, path, field: toPointer(path), text })),
    ...mappedFrom(each, origins, wanted),
  ]);
}

/** The step itself, and every loop whose items come from one of the origins. */
function originsOf(document: FlowDocument, step: Step): Origin[] {
  const origins: Origin[] = [{ root: 'steps', key: step.key, names: [] }];
  for (let found = true; found; ) {
    found = false;
    for (const each of Object.values(document.steps)) {
      if (each.kind !== 'forEach' || origins.some(({ root, key }) => root === 'loops' && key === each.key)) {
        continue;
      }
      const names = namesFrom(each.config.items, origins);
      if (names === undefined) continue;
      origins.push({ root: 'loops', key: each.key, names });
      found = true;
    }
  }
  return origins;
}

/** The names from the answer to what a template gives, when that is one path into it. */
function namesFrom(template: unknown, origins: readonly Origin[]): string[] | undefined {
  const path = typeof template === 'string' ? simplePath(template) : undefined;
  const [root, key, ...rest] = (path ?? []).filter((part) => typeof part === 'string');
  const origin = origins.find((each) => each.root === root && each.key === key);
  if (origin === undefined) return undefined;
  const own = origin.root === 'loops' ? rest.slice(1) : rest;
  if (origin.root === 'loops' && rest[0] !== 'item') return undefined;
  return [...origin.names, ...own];
}

function reads(text: string, origins: readonly Origin[], wanted: readonly string[]): boolean {
  return analyzeTemplate(text).references.some(({ root, key, path }) => {
    const origin = origins.find((each) => each.root === root && each.key === key);
    if (origin === undefined) return false;
    const names = path.filter((part) => typeof part === 'string');
    if (origin.root === 'loops' && names[0] !== 'item') return false;
    const all = [...origin.names, ...(origin.root === 'loops' ? names.slice(1) : names)];
    return startsWith(all, wanted);
  });
}

function mappedFrom(step: Step, origins: readonly Origin[], wanted: readonly string[]): FieldUsage[] {
  if (step.kind !== 'mapFields') return [];
  const before = namesFrom(step.config.source, origins);
  if (before === undefined) return [];
  return step.config.rows.flatMap((row, at): FieldUsage[] => {
    if (row.source.kind !== 'path') return [];
    const own = (mappingPathParts(row.source.path) ?? []).flatMap((part) =>
      part.kind === 'key' ? [part.key] : [],
    );
    if (!startsWith([...before, ...own], wanted)) return [];
    const path = ['config', 'rows', at, 'source', 'path'];
    return [{ stepId: step.id, path, field: toPointer(path), text: row.source.path }];
  });
}

const startsWith = (names: readonly string[], wanted: readonly string[]) =>
  wanted.every((name, at) => names[at] === name);
