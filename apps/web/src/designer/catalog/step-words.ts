/** What a step or trigger is called on its card: title and key line, in the console's language. */
import type { ActionManifest, ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { ConditionRow, Duration, Step, Template, Test, TimeUnit, Trigger } from '@flowbridge/flow';
import type { Language } from '../../app/preferences.ts';

/** Names of kinds in the console's language, as `designer:kinds` has them. */
export type KindNames = (kind: Step['kind'] | Trigger['kind']) => string;

export type Words = {
  language: Language;
  connectors: readonly ConnectorManifest[];
  kindName: KindNames;
  unitName: (unit: TimeUnit) => string;
  /** A flow of the tenant that can be called; undefined while unknown. */
  flowName: (flowId: string) => string | undefined;
};

export function connectorOf(connectors: readonly ConnectorManifest[], key: string) {
  return connectors.find((each) => each.key === key);
}

/** The system a trigger listens to or asks; undefined for one that has none, or none chosen yet. */
export function connectorOfTrigger(connectors: readonly ConnectorManifest[], trigger: Trigger) {
  return trigger.kind === 'connectorEvent' || trigger.kind === 'poll'
    ? connectorOf(connectors, trigger.config.connector)
    : undefined;
}

export function actionOf(
  connectors: readonly ConnectorManifest[],
  step: { config: { connector: string; action: string } },
): ActionManifest | undefined {
  return connectorOf(connectors, step.config.connector)?.actions.find((a) => a.key === step.config.action);
}

export function stepTitle(step: Step, words: Words): string {
  if (step.title !== undefined && step.title !== '') return step.title;
  if (step.kind === 'action') {
    return actionOf(words.connectors, step)?.names[words.language] ?? step.config.action;
  }
  return words.kindName(step.kind);
}

export function triggerTitle(trigger: Trigger, words: Words): string {
  if (trigger.title !== undefined && trigger.title !== '') return trigger.title;
  if (trigger.kind === 'connectorEvent') {
    const connector = connectorOf(words.connectors, trigger.config.connector);
    const event = connector?.triggers.find((each) => each.key === trigger.config.event);
    return event?.names[words.language] ?? trigger.config.event;
  }
  return words.kindName(trigger.kind);
}

const OPERATORS: Record<ConditionRow['comparison'], string> = {
  equals: '=',
  notEquals: '≠',
  greater: '>',
  greaterOrEqual: '≥',
  less: '<',
  lessOrEqual: '≤',
  contains: '∋',
  notContains: '∌',
  empty: '= ∅',
  notEmpty: '≠ ∅',
  matches: '~',
  in: '∈',
};

/** A value as one short line: the inside of `{{ }}` without the braces, texts as they are, else compact JSON. */
export function shortValue(value: Template | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/\{\{\s*(.*?)\s*\}\}/gs, '$1').replaceAll(/\s+/g, ' ');
}

/** The line under the title: what the step does, in a few signs. */
export function stepKeyLine(step: Step, words: Words): string {
  switch (step.kind) {
    case 'action': {
      const action = actionOf(words.connectors, step);
      const connector = connectorOf(words.connectors, step.config.connector);
      const request = action?.request;
      const name = connector?.names[words.language] ?? step.config.connector;
      return request ? `${request.method} ${lastSegment(request.path, step.config.input)}` : name;
    }
    case 'condition':
      return testLine(step.config);
    case 'while':
      return testLine(step.config.test);
    case 'switch':
      return shortValue(step.config.value);
    case 'forEach':
      return shortValue(step.config.items);
    case 'terminate':
      return shortValue(step.config.message);
    case 'respond':
      return `${step.config.status} · ${step.config.bodyType}`;
    case 'initVariable':
    case 'setVariable':
    case 'appendToArray':
    case 'appendToText':
      return [step.config.name, shortValue(step.config.value)].filter((part) => part !== '').join(' = ');
    case 'incrementVariable':
      return `${step.config.name} + ${shortValue(step.config.by ?? 1)}`;
    case 'buildJson':
      return shortValue(step.config.value);
    case 'parseJson':
      return shortValue(step.config.text);
    case 'mapFields':
      return step.config.rows.map((row) => row.target).join(', ');
    case 'filterArray':
      return testLine(step.config.test);
    case 'sortArray':
      return step.config.by
        .map((each) => `${shortValue(each.value)} ${each.direction === 'ascending' ? '↑' : '↓'}`)
        .join(', ');
    case 'chunkArray':
      return `${shortValue(step.config.items)} / ${step.config.size}`;
    case 'aggregate':
      return [...(step.config.groupBy ?? []), ...step.config.values].map((each) => each.key).join(', ');
    case 'wait':
      return waitLine(step, words);
    case 'callFlow':
      return words.flowName(step.config.flow) ?? '';
    case 'datasetStage':
    case 'datasetDeliver':
      return step.config.dataset;
    case 'code':
      return Object.keys(step.config.input).join(', ');
    case 'parallel':
      return step.config.branches.flatMap((each) => each.title ?? []).join(' ∥ ');
    case 'try':
    case 'break':
    case 'continue':
      return '';
  }
}

function waitLine({ key, config }: Extract<Step, { kind: 'wait' }>, words: Words): string {
  switch (config.mode) {
    case 'duration':
      return durationLine(config.duration, words);
    case 'until':
      return `→ ${shortValue(config.until)}`;
    case 'callback':
      return [
        `callbacks.${key}`,
        ...(config.deadline ? [`≤ ${durationLine(config.deadline, words)}`] : []),
      ].join(' ');
  }
}

function durationLine({ amount, unit }: Duration, words: Words): string {
  return `${shortValue(amount)} ${words.unitName(unit)}`;
}

/** `/b1s/v1/Drafts({DocEntry})` → `Drafts`; a path that is all one input shows that input. */
function lastSegment(path: string, input: Record<string, Template>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = input[name];
    return typeof value === 'string' && !value.includes('{{') ? value : whole;
  });
  const last = filled.split('?')[0]?.split('/').filter(Boolean).at(-1) ?? path;
  return last.replace(/\(.*\)$/, '');
}

function testLine(test: Test): string {
  if (test.mode === 'expression') return shortValue(test.expression);
  const rows = test.rows.map((row) =>
    `${shortValue(row.left)} ${OPERATORS[row.comparison]} ${shortValue(row.right)}`.trim(),
  );
  return rows.join(test.match === 'all' ? ' ∧ ' : ' ∨ ');
}
