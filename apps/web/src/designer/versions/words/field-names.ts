/**
 * What the side panel calls each field of a document: the address of the field, list positions as `*`, to the key of its
 * text. `''` is a level that has no name of its own. A unit test holds this against the document's schema and the catalogs.
 */
import type { StepKind, TriggerKind } from '@flowbridge/flow';

export type FieldNames = Readonly<Record<string, string>>;

/** Every step and trigger; addresses from the step itself. */
export const COMMON: FieldNames = {
  kind: 'versions:fields.kind',
  key: 'panel:settings.key',
  title: 'panel:settings.title',
  note: 'panel:tabs.note',
  disabled: 'panel:settings.disabled',
  logging: 'panel:settings.logging',
  onError: 'panel:errors.onError',
  timeoutMs: 'panel:errors.timeoutMs',
  retry: 'panel:errors.retry',
  'retry.times': 'panel:errors.times',
  'retry.delayMs': 'panel:errors.delayMs',
  'retry.backoff': 'panel:errors.backoff',
  'retry.only': 'panel:errors.only',
  pinned: 'panel:output.pinned',
};

/** Condition rows or an expression, at `at`. */
const test = (at: string): FieldNames => ({
  [`${at}mode`]: 'panel:condition.mode',
  [`${at}match`]: 'panel:condition.match',
  [`${at}rows`]: 'panel:condition.rows',
  [`${at}rows.*.left`]: 'panel:condition.left',
  [`${at}rows.*.comparison`]: 'panel:condition.comparison',
  [`${at}rows.*.right`]: 'panel:condition.right',
  [`${at}expression`]: 'panel:condition.expression',
});

const schedule = (at: string): FieldNames => ({
  [`${at}mode`]: 'panel:schedule.mode',
  [`${at}every`]: 'panel:schedule.every',
  [`${at}unit`]: 'panel:schedule.unit',
  [`${at}firstAt`]: 'panel:schedule.firstAt',
  [`${at}cron`]: 'panel:schedule.cron',
  [`${at}timeZone`]: 'panel:schedule.timeZone',
  [`${at}missedFires`]: 'panel:schedule.missedFires',
});

const duration = (at: string): FieldNames => ({
  [`${at}.amount`]: 'versions:fields.length',
  [`${at}.unit`]: 'panel:duration.unit',
});

/** Addresses from the step's config. */
export const STEP_FIELDS: Readonly<Record<StepKind, FieldNames>> = {
  action: {
    connector: 'versions:fields.connector',
    action: 'versions:fields.action',
    input: '',
    fieldSet: 'versions:fields.fieldSet',
    'fieldSet.input': 'panel:tabs.input',
    'fieldSet.output': 'panel:tabs.output',
    onUnknown: 'panel:unknown.label',
    'onUnknown.policy': 'versions:fields.policy',
    'onUnknown.action': 'panel:unknown.action',
    'onUnknown.input': '',
    'onUnknown.happened': 'panel:unknown.happened',
    'onUnknown.output': 'panel:unknown.output',
  },
  condition: test(''),
  while: { test: '', ...test('test.'), maxTurns: 'panel:while.maxTurns' },
  switch: {
    value: 'panel:switch.value',
    cases: 'versions:fields.cases',
    'cases.*.match': '',
    'cases.*.match.kind': 'panel:switch.matchKind',
    'cases.*.match.value': 'panel:switch.match.value',
    'cases.*.match.values': 'panel:switch.match.list',
    'cases.*.match.expression': 'panel:switch.match.expression',
  },
  forEach: {
    items: 'panel:forEach.items',
    onItemFailure: 'panel:forEach.onItemFailure',
    collect: 'panel:forEach.collect',
    concurrency: 'panel:forEach.concurrency',
    batchSize: 'panel:forEach.batchSize',
  },
  try: {},
  break: {},
  continue: {},
  parallel: { branches: 'versions:fields.branches' },
  wait: {
    mode: 'panel:wait.mode',
    duration: 'panel:wait.howLong',
    ...duration('duration'),
    until: 'panel:wait.until',
    deadline: 'panel:wait.within',
    ...duration('deadline'),
    onDeadline: 'panel:wait.onDeadline',
    body: 'panel:wait.body',
  },
  callFlow: { flow: 'panel:callFlow.flow', wait: 'panel:callFlow.wait', input: 'panel:callFlow.input' },
  terminate: { outcome: 'panel:terminate.outcome', message: 'panel:terminate.message' },
  respond: {
    status: 'panel:respond.status',
    headers: 'panel:respond.headers',
    bodyType: 'panel:respond.bodyType',
    body: 'panel:respond.body',
  },
  initVariable: {
    name: 'panel:variable.name',
    type: 'panel:variable.type',
    value: 'panel:variable.initial',
  },
  setVariable: { name: 'panel:variable.name', value: 'panel:variable.newValue' },
  incrementVariable: { name: 'panel:variable.name', by: 'panel:variable.by' },
  appendToArray: { name: 'panel:variable.name', value: 'panel:variable.appended' },
  appendToText: { name: 'panel:variable.name', value: 'panel:variable.appended' },
  buildJson: { value: 'panel:buildJson.value', schema: 'versions:fields.schema' },
  parseJson: { text: 'panel:parseJson.text', schema: 'versions:fields.schema' },
  mapFields: {
    source: 'panel:mapping.source',
    rows: 'versions:fields.rows',
    'rows.*.target': 'panel:mapping.target',
    'rows.*.source': '',
    'rows.*.source.kind': 'panel:mapping.sourceKind',
    'rows.*.source.path': 'panel:mapping.kinds.path',
    'rows.*.source.value': 'panel:mapping.kinds.constant',
    'rows.*.source.expression': 'panel:mapping.kinds.expression',
    'rows.*.rules': 'versions:fields.rules',
    'rows.*.rules.*.pattern': 'panel:mapping.pattern',
    'rows.*.rules.*.separator': 'panel:mapping.separator',
    'rows.*.rules.*.from': 'panel:mapping.dateFrom',
    'rows.*.rules.*.to': 'panel:mapping.dateTo',
    'rows.*.rules.*.zone': 'panel:schedule.timeZone',
    'rows.*.rules.*.multiply': 'panel:mapping.multiply',
    'rows.*.rules.*.decimals': 'panel:mapping.decimals',
    'rows.*.rules.*.entries': 'panel:mapping.dictionary',
    'rows.*.rules.*.otherwise': 'panel:mapping.rules.default',
    sourceSchema: 'versions:fields.sourceFields',
    targetSchema: 'versions:fields.targetFields',
  },
  filterArray: { items: 'panel:list.items', test: 'panel:list.keep', ...test('test.') },
  sortArray: {
    items: 'panel:list.items',
    by: 'panel:list.by',
    'by.*.direction': 'panel:list.direction',
  },
  chunkArray: { items: 'panel:list.items', size: 'panel:list.size' },
  aggregate: {
    items: 'panel:list.items',
    groupBy: 'panel:aggregate.groupBy',
    values: 'panel:aggregate.values',
    'values.*.key': 'panel:aggregate.name',
    'values.*.function': 'panel:aggregate.function',
    'values.*.value': 'panel:aggregate.of',
    'values.*.separator': 'panel:aggregate.separator',
  },
  datasetStage: {
    dataset: 'ledger:form.dataset',
    records: 'ledger:form.records',
    key: 'ledger:form.key',
    fields: 'ledger:columns.fields',
    hash: 'ledger:form.hash',
  },
  datasetDeliver: {
    dataset: 'ledger:form.dataset',
    batchSize: 'ledger:form.batchSize',
    concurrency: 'ledger:form.concurrency',
    maxRecords: 'ledger:form.maxRecords',
    results: 'ledger:form.results',
    mapped: 'ledger:form.mapped',
    retry: '',
    'retry.times': 'ledger:form.times',
    'retry.delayMs': 'panel:errors.delayMs',
  },
  code: { input: 'panel:code.input', code: 'panel:code.code', output: 'versions:fields.schema' },
};

/** Addresses from the trigger's config. */
export const TRIGGER_FIELDS: Readonly<Record<TriggerKind, FieldNames>> = {
  manual: { input: 'panel:manual.input' },
  schedule: schedule(''),
  poll: {
    schedule: 'polls:schedule',
    ...schedule('schedule.'),
    connector: 'polls:connector',
    action: 'polls:action',
    input: '',
    items: 'polls:items',
    key: 'polls:key',
    watermark: '',
    'watermark.kind': 'polls:watermarkKind',
    'watermark.value': 'polls:watermarkValue',
    'watermark.initial': 'polls:initial',
    overlapSeconds: 'polls:overlap',
    perRecord: 'polls:perRecord',
    maxRecords: 'polls:maxRecords',
  },
  http: {
    methods: 'panel:http.methods',
    auth: 'panel:http.auth',
    'auth.kind': '',
    'auth.credential': 'callers:credential',
    'auth.algorithm': 'callers:algorithm',
    'auth.encoding': 'callers:encoding',
    'auth.signatureHeader': 'callers:signatureHeader',
    'auth.prefix': 'callers:prefix',
    'auth.signed': 'callers:signed',
    'auth.timestampHeader': 'callers:timestampHeader',
    'auth.timestampPrefix': 'callers:timestampPrefix',
    'auth.toleranceSeconds': 'callers:tolerance',
    'auth.keys': 'callers:keys',
    'auth.keys.from': '',
    'auth.keys.credential': 'callers:credential',
    'auth.keys.url': 'callers:keysUrl',
    'auth.keys.pem': 'callers:publicKey',
    'auth.issuer': 'callers:issuer',
    'auth.audience': 'callers:audience',
    allowFrom: 'callers:allowFrom',
    rateLimit: 'callers:rateLimit',
    'rateLimit.calls': '',
    maxBodyBytes: 'callers:maxBody',
    answer: 'panel:http.answer',
    timeoutMs: 'panel:http.timeoutMs',
    body: 'panel:http.body',
    dedupe: 'panel:http.dedupe',
    'dedupe.key': '',
    'dedupe.windowMs': 'versions:fields.window',
  },
  connectorEvent: {
    connector: 'versions:fields.connector',
    event: 'versions:fields.event',
    input: '',
  },
};

export const PARAMETER_FIELDS: FieldNames = {
  key: 'panel:parameters.key',
  label: 'panel:parameters.label',
  type: 'panel:parameters.type',
  format: 'panel:parameters.format',
  default: 'panel:parameters.default',
  required: 'panel:required',
  choices: 'versions:fields.choices',
  help: 'versions:fields.help',
};

export const SETTINGS_FIELDS: FieldNames = {
  overlap: '',
  'overlap.policy': 'panel:runs.overlap',
  'overlap.max': 'panel:runs.max',
  timeoutMs: 'panel:runs.timeout',
  businessKeys: 'panel:flow.businessKeys',
  'businessKeys.*.key': 'panel:businessKeys.key',
  'businessKeys.*.label': 'panel:businessKeys.label',
  'businessKeys.*.value': 'panel:businessKeys.value',
};

export const NOTE_FIELDS: FieldNames = {
  text: 'panel:tabs.note',
  color: 'versions:fields.color',
  x: 'versions:fields.place',
  y: 'versions:fields.place',
  width: 'versions:fields.length',
  height: 'versions:fields.length',
};

/** Names inside of schemas and lists that mean the same wherever they stand. */
export const ANYWHERE: FieldNames = {
  fields: '',
  schema: '',
  type: 'panel:schema.type',
  title: 'panel:settings.title',
  key: 'panel:settings.key',
  required: 'panel:required',
  value: 'panel:mapping.value',
  choices: 'versions:fields.choices',
  sample: 'versions:fields.sample',
  names: 'versions:fields.fieldName',
  description: 'versions:fields.description',
};
