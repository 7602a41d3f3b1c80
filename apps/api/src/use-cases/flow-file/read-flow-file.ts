/** A file of flows from outside: every place that is wrong is named, those of documents with the flow they lie in. */
import {
  describeIssue,
  type FlowDocument,
  joinPath,
  type Problem,
  parseFlowDocument,
} from '@flowbridge/flow';
import { FLOW_FILE_FORMAT, type FlowInFile, flowFile, flowInFile } from '../../contract/flow-files.ts';
import { Refusal } from '../../contract/refusal.ts';

export type ReadFlow = Omit<FlowInFile, 'document'> & { document: FlowDocument };

const MOST_PROBLEMS = 100;

/** Takes a file of this product, and a single flow as `{ name, document }`, which older versions exported. */
export function readFlowFile(content: unknown): ReadFlow[] {
  const flows = readFlows(content);
  const problems: Problem[] = [];
  const read = flows.flatMap(({ document, ...flow }, index): ReadFlow[] => {
    const parsed = parseFlowDocument(document);
    if (parsed.ok) return [{ ...flow, document: parsed.document }];
    problems.push(...parsed.problems.map((each) => inFlow(each, index, flow.name)));
    return [];
  });
  if (problems.length > 0) throw refused(problems);
  return read;
}

function readFlows(content: unknown): FlowInFile[] {
  if (!isRecord(content)) throw refused([fault('', 'This is no file of flows.', '这不是流文件。')]);
  if (content.format === undefined && 'document' in content) {
    const single = flowInFile.safeParse(content, { reportInput: true });
    if (single.success) return [single.data];
    throw refused(single.error.issues.flatMap((issue) => described(issue, content)));
  }
  if (content.format !== FLOW_FILE_FORMAT) {
    throw refused([
      fault(
        'format',
        `Must be “${FLOW_FILE_FORMAT}”: this is no file of flows.`,
        `必须是“${FLOW_FILE_FORMAT}”：这不是流文件。`,
      ),
    ]);
  }
  if (content.formatVersion !== 1) {
    throw refused([
      fault(
        'formatVersion',
        'This file was written by a newer version, or is damaged.',
        '该文件由更新的版本写出，或已损坏。',
      ),
    ]);
  }
  const parsed = flowFile.safeParse(content, { reportInput: true });
  if (parsed.success) return parsed.data.flows;
  throw refused(parsed.error.issues.flatMap((issue) => described(issue, content)));
}

function described(issue: Parameters<typeof describeIssue>[0], content: Record<string, unknown>): Problem[] {
  return describeIssue(issue).map(({ code, message, path }) => {
    const words = path.map((part, at) => {
      if (typeof part !== 'number') return String(part);
      return at === 1 && path[0] === 'flows' ? flowLabel(part, nameAt(content, part)) : String(part + 1);
    });
    return { code, severity: 'error', path: joinPath(...words), message };
  });
}

function inFlow(problem: Problem, index: number, name: string): Problem {
  return { ...problem, path: joinPath('flows', flowLabel(index, name), problem.path) };
}

/** `2 “Orders to ERP”`: counted as people count, and named. */
function flowLabel(index: number, name: string | undefined): string {
  return name ? `${index + 1} “${name.slice(0, 80)}”` : String(index + 1);
}

function nameAt(content: Record<string, unknown>, index: number): string | undefined {
  const flow: unknown = Array.isArray(content.flows) ? content.flows[index] : undefined;
  return isRecord(flow) && typeof flow.name === 'string' ? flow.name : undefined;
}

function fault(path: string, en: string, zh: string): Problem {
  return { code: 'invalidValue', severity: 'error', path, message: { en, zh } };
}

function refused(problems: Problem[]): Refusal {
  const [first] = problems;
  return new Refusal('flowFileInvalid', {
    message: first?.message ?? 'This is no file of flows.',
    details: { problems: problems.slice(0, MOST_PROBLEMS) },
    ...(first ? { path: first.path } : {}),
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
