/** Where in a step or trigger templates stand. The only place that knows; collecting and renaming both go through it. */
import type { Test } from '../document/condition.ts';
import type { Step } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';
import type { Template } from '../document/values.ts';
import type { FieldPath } from '../problem/field-path.ts';

export type TemplatePlace = {
  /** From the step or trigger: `['config', 'items']`. */
  path: FieldPath;
  value: Template;
  /**
   * From where its names are seen, when not from before the step: `bodyEnd` is the end of the loop's body;
   * `mappingRow` additionally has `loops.row`.
   */
  view?: 'bodyEnd' | 'mappingRow';
};

/** The templates of a step, in the order of its form. */
export function stepTemplates(step: Step): TemplatePlace[] {
  switch (step.kind) {
    case 'action':
      return entries(['config', 'input'], step.config.input);
    case 'condition':
      return testTemplates(['config'], step.config);
    case 'switch':
      return [
        { path: ['config', 'value'], value: step.config.value },
        ...step.config.cases.flatMap((each, at) =>
          caseTemplates(['config', 'cases', at, 'match'], each.match),
        ),
      ];
    case 'forEach':
      return [
        { path: ['config', 'items'], value: step.config.items },
        ...present(['config', 'collect'], step.config.collect).map((place) => ({
          ...place,
          view: 'bodyEnd' as const,
        })),
      ];
    case 'while':
      return testTemplates(['config', 'test'], step.config.test);
    case 'terminate':
      return present(['config', 'message'], step.config.message);
    case 'respond':
      return [
        { path: ['config', 'status'], value: step.config.status },
        ...(step.config.headers ?? []).map((header, at) => ({
          path: ['config', 'headers', at, 'value'],
          value: header.value,
        })),
        ...present(['config', 'body'], step.config.body),
      ];
    case 'initVariable':
    case 'setVariable':
    case 'appendToArray':
    case 'appendToText':
      return present(['config', 'value'], step.config.value);
    case 'incrementVariable':
      return present(['config', 'by'], step.config.by);
    case 'buildJson':
      return [{ path: ['config', 'value'], value: step.config.value }];
    case 'parseJson':
      return [{ path: ['config', 'text'], value: step.config.text }];
    case 'mapFields':
      return [
        { path: ['config', 'source'], value: step.config.source },
        ...step.config.rows.flatMap((row, at): TemplatePlace[] =>
          row.source.kind === 'expression'
            ? [
                {
                  path: ['config', 'rows', at, 'source', 'expression'],
                  value: row.source.expression,
                  view: 'mappingRow',
                },
              ]
            : [],
        ),
      ];
    case 'datasetStage':
      return [
        { path: ['config', 'records'], value: step.config.records },
        ...[
          { path: ['config', 'key'], value: step.config.key },
          ...entries(['config', 'fields'], step.config.fields ?? {}),
          ...present(['config', 'hash'], step.config.hash),
        ].map((place) => ({ ...place, view: 'mappingRow' as const })),
      ];
    case 'datasetDeliver':
      return [
        ...present(['config', 'results'], step.config.results),
        ...present(['config', 'mapped'], step.config.mapped),
      ].map((place) => ({ ...place, view: 'bodyEnd' as const }));
    case 'code':
      return entries(['config', 'input'], step.config.input);
    case 'try':
    case 'break':
    case 'continue':
      return [];
  }
}

/** The templates of a trigger. */
export function triggerTemplates(trigger: Trigger): TemplatePlace[] {
  switch (trigger.kind) {
    case 'manual':
      return [];
    case 'schedule':
      return trigger.config.mode === 'interval'
        ? [{ path: ['config', 'every'], value: trigger.config.every }]
        : [{ path: ['config', 'cron'], value: trigger.config.cron }];
    case 'http':
      return present(['config', 'dedupe', 'key'], trigger.config.dedupe?.key);
    case 'connectorEvent':
      return entries(['config', 'input'], trigger.config.input);
  }
}

function testTemplates(path: FieldPath, test: Test): TemplatePlace[] {
  if (test.mode === 'expression') return [{ path: [...path, 'expression'], value: test.expression }];
  return test.rows.flatMap((row, at) => [
    { path: [...path, 'rows', at, 'left'], value: row.left },
    ...present([...path, 'rows', at, 'right'], row.right),
  ]);
}

type Match = Extract<Step, { kind: 'switch' }>['config']['cases'][number]['match'];

function caseTemplates(path: FieldPath, match: Match): TemplatePlace[] {
  switch (match.kind) {
    case 'value':
      return [{ path: [...path, 'value'], value: match.value }];
    case 'list':
      return match.values.map((value, at) => ({ path: [...path, 'values', at], value }));
    case 'expression':
      return [{ path: [...path, 'expression'], value: match.expression }];
  }
}

function entries(path: FieldPath, record: Readonly<Record<string, Template>>): TemplatePlace[] {
  return Object.entries(record).map(([name, value]) => ({ path: [...path, name], value }));
}

function present(path: FieldPath, value: Template | undefined): TemplatePlace[] {
  return value === undefined ? [] : [{ path, value }];
}
