/** A package is whole: its flows have names of their own, every call stays inside, none comes round to itself. */
import { callsOf, findCircle } from './calls-of.ts';
import { connectorsOf } from './connectors-of.ts';
import { documentsOf, type PackageContent } from './package-content.ts';
import { flowLabel, type PackageProblem, packageProblem } from './package-problem.ts';

export function checkCalls({ flows, connectors }: PackageContent): PackageProblem[] {
  const problems: PackageProblem[] = [];
  const listed = new Set(connectors.map((connector) => connector.key));
  const calls = new Map<string, string[]>();
  flows.forEach((flow, index) => {
    const at = ['flows', flowLabel(index, flow.names)];
    if (calls.has(flow.key)) {
      problems.push(
        packageProblem('duplicateFlow', [...at, 'key'], {
          en: `Another flow has the key “${flow.key}” already.`,
          zh: `已有另一个流使用键“${flow.key}”。`,
        }),
      );
    }
    const callees = documentsOf(flow).flatMap(({ document }) => callsOf(document));
    calls.set(
      flow.key,
      callees.map((step) => step.config.flow),
    );
    for (const step of callees) {
      if (flows.some((each) => each.key === step.config.flow)) continue;
      problems.push(
        packageProblem('callUnknown', [...at, 'steps', step.title || step.key], {
          en: 'Calls a flow that is not in the package.',
          zh: '调用了模板包中不存在的流。',
        }),
      );
    }
    const used = new Set(documentsOf(flow).flatMap(({ document }) => [...connectorsOf(document)]));
    for (const key of used) {
      if (key === '' || listed.has(key)) continue;
      problems.push(
        packageProblem('connectorUnlisted', ['connectors'], {
          en: `The flows use the connector “${key}”, which is not listed.`,
          zh: `流使用了连接器“${key}”，但清单中没有列出。`,
        }),
      );
    }
  });
  const circle = findCircle(calls);
  if (circle) problems.push(circleProblem(circle));
  return problems;
}

export function circleProblem(circle: readonly string[]): PackageProblem {
  const way = circle.join(' → ');
  return packageProblem('callsInCircle', ['flows'], {
    en: `The flows call each other in a circle: ${way}.`,
    zh: `流之间存在循环调用：${way}。`,
  });
}
