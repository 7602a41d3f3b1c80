/** Where the words of a field's choices are: the address of the field to the group of texts that has one for each value. */
import type { StepKind, TriggerKind } from '@flowbridge/flow';
import type { FieldNames } from './field-names.ts';

export const COMMON_VALUES: FieldNames = {
  kind: 'steps:kinds',
  logging: 'panel:settings.loggings',
  onError: 'panel:errors.on',
  'retry.backoff': 'panel:errors.backoffs',
};

/** What a field that is not set means, where its form shows that. */
export const DEFAULTS: Readonly<Record<string, string | boolean>> = {
  disabled: false,
  logging: 'full',
  onError: 'fail',
};

const comparisons = (at: string): FieldNames => ({
  [`${at}match`]: 'panel:condition',
  [`${at}mode`]: 'panel:condition',
  [`${at}rows.*.comparison`]: 'panel:comparisons',
});

const schedule = (at: string): FieldNames => ({
  [`${at}mode`]: 'panel:schedule',
  [`${at}unit`]: 'panel:schedule.units',
  [`${at}missedFires`]: 'panel:schedule.missed',
});

export const STEP_VALUES: Readonly<Partial<Record<StepKind, FieldNames>>> = {
  action: { 'onUnknown.policy': 'panel:unknown.policies' },
  condition: comparisons(''),
  while: comparisons('test.'),
  filterArray: comparisons('test.'),
  switch: { 'cases.*.match.kind': 'panel:switch.match' },
  forEach: { onItemFailure: 'panel:forEach.failure' },
  wait: {
    mode: 'panel:wait.modes',
    onDeadline: 'panel:wait.deadlines',
    'duration.unit': 'panel:duration.units',
    'deadline.unit': 'panel:duration.units',
  },
  callFlow: { wait: 'panel:callFlow.waits' },
  terminate: { outcome: 'panel:terminate.outcomes' },
  respond: { bodyType: 'panel:respond.bodyTypes' },
  initVariable: { type: 'panel:types' },
  mapFields: { 'rows.*.source.kind': 'panel:mapping.kinds', 'rows.*.type': 'panel:types' },
  sortArray: { 'by.*.direction': 'panel:list.directions' },
  aggregate: { 'values.*.function': 'panel:aggregate.functions' },
};

export const TRIGGER_VALUES: Readonly<Partial<Record<TriggerKind, FieldNames>>> = {
  schedule: schedule(''),
  poll: { ...schedule('schedule.'), 'watermark.kind': 'polls:kinds' },
  http: {
    'auth.kind': 'callers:kinds',
    'auth.encoding': 'callers:encodings',
    'auth.keys.from': 'callers:keysFrom',
    'rateLimit.per': 'callers:per',
    answer: 'panel:http.answers',
  },
};

export const PARAMETER_VALUES: FieldNames = {
  type: 'panel:parameters.types',
  format: 'panel:parameters.formats',
};

export const SETTINGS_VALUES: FieldNames = { 'overlap.policy': 'panel:runs.overlaps' };
