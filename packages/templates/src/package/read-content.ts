/** A package's content from outside. Hostile shapes first, then the schema, then documents, calls and names. */
import { checkJsonShape, describeIssue, type FlowDocument, parseFlowDocument } from '@flowbridge/flow';
import type { z } from 'zod';
import { readParts } from '../parts/read-parts.ts';
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

/** What could exhaust a reader or reach a prototype, wherever it lies; and what is no JSON that can be hashed. */
export function checkHostile(value: unknown): PackageProblem | undefined {
  const fault = checkJsonShape(value);
  const words = fault?.path.map((part) => (typeof part === 'number' ? part + 1 : part)) ?? [];
  switch (fault?.code) {
    case 'hostileKey':
      return packageProblem('hostileKey', words, {
        en: 'The name “__proto__” is not allowed.',
        zh: '不允许使用名称“__proto__”。',
      });
    case 'tooDeep':
      return packageProblem('tooDeep', words, {
        en: 'The JSON is nested too deeply.',
        zh: 'JSON 嵌套过深。',
      });
    case 'tooLarge':
      return tooLarge(words);
    case undefined:
      return checkText(value);
  }
}

function checkText(value: unknown): PackageProblem | undefined {
  try {
    return canonicalJson(value).length > MAX_PACKAGE_TEXT ? tooLarge([]) : undefined;
  } catch {
    return packageProblem('notText', [], {
      en: 'A text in it is broken: half of a sign that takes two.',
      zh: '其中有文本损坏：存在不完整的字符。',
    });
  }
}

function tooLarge(path: (string | number)[]): PackageProblem {
  return packageProblem('tooLarge', path, {
    en: `The package is too large: at most ${MAX_PACKAGE_TEXT / 1_000_000} million characters.`,
    zh: `模板包过大：最多 ${MAX_PACKAGE_TEXT / 10_000} 万个字符。`,
  });
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
    const words = path.map((part, index) => {
      if (typeof part !== 'number') return String(part);
      if (index === 1 && path[0] === 'flows') return flowLabel(part, namesAt(value, part));
      return part + 1;
    });
    const reserved = path.some((part) => typeof part === 'string' && part in Object.prototype);
    return packageProblem(reserved ? 'hostileKey' : 'invalidValue', words, message);
  });
}

function namesAt(value: unknown, index: number): unknown {
  const flows = (value as { flows?: unknown } | null)?.flows;
  const flow: unknown = Array.isArray(flows) ? flows[index] : undefined;
  return typeof flow === 'object' && flow !== null ? Reflect.get(flow, 'names') : undefined;
}

function refused(problems: PackageProblem[]): ReadContent {
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}
