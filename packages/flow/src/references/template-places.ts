/** Where in a step or trigger templates stand. The only place that knows; collecting and renaming both go through it. */
import type { Test } from '../document/condition.ts';
import type { FlowSettings } from '../document/document.ts';
import type { Step } from '../document/step.ts';
import type { Trigger, TriggerOf } from '../document/trigger.ts';
import type { FieldPath } from '../problem/field-path.ts';
import { entries, present, type TemplatePlace } from './template-place.ts';
import { unknownTemplates, waitTemplates } from './unsure-templates.ts';

/** The templates of a step, in the order of its form. */
export function stepTemplates(step: Step): TemplatePlace[] {
  switch (step.kind) {
    case 'action':
      return [
        ...entries(['config', 'input'], step.config.input),
        ...unknownTemplates(['config', 'onUnknown'], step.config.onUnknown),
      ];
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
    case 'filterArray':
      return [
        { path: ['config', 'items'], value: step.config.items },
        ...testTemplates(['config', 'test'], step.config.test).map(ofRow),
      ];
    case 'sortArray':
      return [
        { path: ['config', 'items'], value: step.config.items },
        ...step.config.by.map((each, at) =>
          ofRow({ path: ['config', 'by', at, 'value'], value: each.value }),
        ),
      ];
    case 'chunkArray':
      return [
        { path: ['config', 'items'], value: step.config.items },
        { path: ['config', 'size'], value: step.config.size },
      ];
    case 'aggregate':
      return [
        { path: ['config', 'items'], value: step.config.items },
        ...(step.config.groupBy ?? []).map((each, at) =>
          ofRow({ path: ['config', 'groupBy', at, 'value'], value: each.value }),
        ),
        ...step.config.values.flatMap((each, at) =>
          present(['config', 'values', at, 'value'], each.value).map(ofRow),
        ),
      ];
    case 'wait':
      return waitTemplates(step.config);
    case 'datasetStage':
      return [
        { path: ['config', 'records'], value: step.config.records },
        ...[
          { path: ['config', 'key'], value: step.config.key },
          ...entries(['config', 'fields'], step.config.fields ?? {}),
          ...present(['config', 'hash'], step.config.hash),
        ].map(ofRow),
      ];
    case 'datasetDeliver':
      return [
        ...present(['config', 'results'], step.config.results),
        ...present(['config', 'mapped'], step.config.mapped),
      ].map((place) => ({ ...place, view: 'bodyEnd' as const }));
    case 'callFlow':
    case 'code':
      return entries(['config', 'input'], step.config.input);
    case 'parallel':
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
      return scheduleTemplates(['config'], trigger.config);
    case 'poll': {
      const { config } = trigger;
      const seeing = (view: TemplatePlace['view'], places: TemplatePlace[]) =>
        places.map((place) => (view === undefined ? place : { ...place, view }));
      return [
        ...scheduleTemplates(['config', 'schedule'], config.schedule),
        ...seeing('query', entries(['config', 'input'], config.input)),
        ...seeing('answer', [{ path: ['config', 'items'], value: config.items }]),
        ...seeing('answerRow', [
          { path: ['config', 'key'], value: config.key },
          { path: ['config', 'watermark', 'value'], value: config.watermark.value },
        ]),
        ...present(['config', 'watermark', 'initial'], config.watermark.initial),
      ];
    }
    case 'http':
      return present(['config', 'dedupe', 'key'], trigger.config.dedupe?.key);
    case 'connectorEvent':
      return entries(['config', 'input'], trigger.config.input);
  }
}

/** The templates of the flow's settings. */
export function settingsTemplates(settings: FlowSettings): TemplatePlace[] {
  return (settings.businessKeys ?? []).map((each, at) => ({
    path: ['businessKeys', at, 'value'],
    value: each.value,
  }));
}

function ofRow(place: TemplatePlace): TemplatePlace {
  return { ...place, view: 'mappingRow' };
}

function scheduleTemplates(path: FieldPath, config: TriggerOf<'schedule'>['config']): TemplatePlace[] {
  return config.mode === 'interval'
    ? [{ path: [...path, 'every'], value: config.every }]
    : [{ path: [...path, 'cron'], value: config.cron }];
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
