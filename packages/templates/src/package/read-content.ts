/** A package's content from outside. Hostile shapes first, then the schema, then documents, calls and names. */
import {
  checkJsonShape,
  describeIssue,
  type FlowDocument,
  parseFlowDocument,
  readablePath,
  shapeProblem,
} from '@flowbridge/flow';
import type { z } from 'zod';
import { partLabel, readParts } from '../parts/read-parts.ts';
import { checkCalls } from './check-calls.ts';
import { checkNames } from './check-names.ts';
import { canonicalJson } from './hash-content.ts';
import { type PackageContent, packageContentSchema, type packageFlow } from './package-content.ts';
import { MAX_PACKAGE_TEXT, MOST_PROBLEMS } from './package-limits.ts';
import { flowLabel, type PackageProblem, packageProblem } from './package-problem.ts';

export type ReadContent = { ok: true; content: PackageContent } | { ok: false; problems: PackageProblem[] };

/** Never throws; each problem names its place. */
export function readContent(value: unknown): ReadContent {
  const hostile = checkHostile(value);
  if (hostile) return refused([hostile]);
  const parsed = packageContentSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return refused(parsed.error.issues.flatMap((issue) => described(issue, value)));
  const problems: PackageProblem[] = [];
  const flows = parsed.data.flows.map((flow, index) => {
    const at = ['flows', flowLabel(index, flow.names)];
    return readFlow(flow, at, problems);
  });
  const { parts: given, ...rest } = parsed.data;
  const parts = given === undefined ? {} : { parts: readParts(given, problems) };
  // Beyond this line only when there was no problem, so each flow was read.
  const content = { ...rest, ...parts, flows: flows.filter((flow) => flow !== undefined) } as PackageContent;
  if (problems.length > 0) return refused(problems);
  problems.push(...checkCalls(content), ...checkNames(content));
  return problems.length > 0 ? refused(problems) : { ok: true, content };
}

/** What could exhaust a reader, reach a prototype or be no JSON that can be hashed and kept, wherever it lies. */
export function checkHostile(value: unknown): PackageProblem | undefined {
  const fault = checkJsonShape(value);
  if (fault?.code === 'tooLarge') return tooLarge(placeIn(value, fault.path));
  if (fault)
    return packageProblem(fault.code, placeIn(value, fault.path), shapeProblem(value, fault).message);
  return canonicalJson(value).length > MAX_PACKAGE_TEXT ? tooLarge([]) : undefined;
}

/** A path into a package, or into the file around it, as people read it. */
function placeIn(value: unknown, path: readonly (string | number)[]): (string | number)[] {
  const [first, ...rest] = path;
  if (first === 'content') return placeIn(fieldOf(value, 'content'), rest);
  const drawing = drawingAt(value, path);
  if (drawing) return [...placeIn(value, path.slice(0, 2)), ...drawing];
  return path.map((part, index) => {
    if (typeof part !== 'number') return part;
    if (index === 1 && first === 'flows') return flowLabel(part, namesAt(value, part));
    if (index === 1 && first === 'parts') return partLabel(part, fieldOf(fieldOf(value, 'parts'), part));
    return part + 1;
  });
}

function tooLarge(path: (string | number)[]): PackageProblem {
  return packageProblem('tooLarge', path, {
    en: `The package is too large: at most ${MAX_PACKAGE_TEXT / 1_000_000} million characters.`,
    zh: `模板包过大：最多 ${MAX_PACKAGE_TEXT / 10_000} 万个字符。`,
  });
}

/** A path into a flow's drawing, told as the drawing's own problems are: steps by their titles. */
function drawingAt(value: unknown, path: readonly (string | number)[]): string[] | undefined {
  const [flows, index, field, ...inner] = path;
  if (flows !== 'flows' || typeof index !== 'number' || inner.length === 0) return undefined;
  const found = fieldOf(fieldOf(fieldOf(value, flows), index), String(field));
  if (field === 'document') return [readablePath(found, inner)];
  const [language, ...rest] = inner;
  if (field !== 'documents' || rest.length === 0) return undefined;
  return [String(language), readablePath(fieldOf(found, String(language)), rest)];
}

type Flow = z.infer<typeof packageFlow>;

function readFlow(flow: Flow, at: string[], problems: PackageProblem[]) {
  const read = (value: unknown, path: string[]): FlowDocument | undefined => {
    const parsed = parseFlowDocument(value);
    if (parsed.ok) return parsed.document;
    problems.push(
      ...parsed.problems.map((each) =>
        packageProblem(
          'documentInvalid',
          [...at, ...path, ...(each.path === '' ? [] : [each.path])],
          each.message,
        ),
      ),
    );
    return undefined;
  };
  const { key, names } = flow;
  if ('document' in flow) {
    const document = read(flow.document, []);
    return document && { key, names, document };
  }
  const [en, zh] = [read(flow.documents.en, ['en']), read(flow.documents.zh, ['zh'])];
  return en && zh && { key, names, documents: { en, zh } };
}

function described(issue: z.core.$ZodIssue, value: unknown): PackageProblem[] {
  return describeIssue(issue).map(({ message, path }) => {
    const words = placeIn(
      value,
      path.map((part) => (typeof part === 'number' ? part : String(part))),
    );
    const reserved = path.some((part) => typeof part === 'string' && part in Object.prototype);
    return packageProblem(reserved ? 'hostileKey' : 'invalidValue', words, message);
  });
}

function namesAt(value: unknown, index: number): unknown {
  return fieldOf(fieldOf(fieldOf(value, 'flows'), index), 'names');
}

function fieldOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function refused(problems: PackageProblem[]): ReadContent {
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}
