/** Parts of a package from outside: known kinds only, each by its schema, then by what the schema cannot say. */
import { describeIssue } from '@flowbridge/flow';
import { type PackageProblem, packageProblem } from '../package/package-problem.ts';
import { type PackagePart, partKind, partKindNames } from './part-kinds.ts';

/** Adds what is wrong to `problems`; the answer holds the good ones. */
export function readParts(values: readonly unknown[], problems: PackageProblem[]): PackagePart[] {
  const taken = new Set<string>();
  return values.flatMap((value, index) => {
    const at = ['parts', partLabel(index, value)];
    const part = readPart(value, at, problems);
    if (!part) return [];
    const identity = `${part.kind} ${part.key}`;
    if (taken.has(identity)) {
      problems.push(
        packageProblem('duplicatePart', [...at, 'key'], {
          en: `Another part of this kind has the key “${part.key}” already.`,
          zh: `已有另一个同类组件使用键“${part.key}”。`,
        }),
      );
    }
    taken.add(identity);
    return [part];
  });
}

function readPart(value: unknown, at: string[], problems: PackageProblem[]): PackagePart | undefined {
  const named = fieldOf(value, 'kind');
  const name = partKindNames.find((each) => each === named);
  if (name === undefined) {
    problems.push(
      packageProblem('partKindUnknown', [...at, 'kind'], {
        en: `Must be one of: ${partKindNames.join(', ')}.`,
        zh: `必须是以下之一：${partKindNames.join('、')}。`,
      }),
    );
    return undefined;
  }
  const kind = partKind(name);
  const parsed = kind.schema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      for (const { path, message } of describeIssue(issue)) {
        const words = path.map((part) => (typeof part === 'number' ? part + 1 : String(part)));
        problems.push(packageProblem('partInvalid', [...at, ...words], message));
      }
    }
    return undefined;
  }
  for (const { place, message } of kind.faults(parsed.data)) {
    problems.push(packageProblem('partInvalid', [...at, ...place], message));
  }
  return parsed.data;
}

/** `2 “units”`: counted as people count, and named. */
export function partLabel(index: number, value: unknown): string {
  const key = fieldOf(value, 'key');
  return typeof key === 'string' && key !== '' ? `${index + 1} “${key.slice(0, 80)}”` : String(index + 1);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
