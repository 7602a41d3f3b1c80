import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { afterFix, check, options, problemsOf, show } from '../testing/check-flow.ts';
import { validateDocument } from './validate-document.ts';

describe('triggers', () => {
  it('must be there, and a manual one is offered', () => {
    const document = aFlow().buildJson('x', 1).build();
    expect(show(problemsOf(document))).toEqual(['error triggerMissing @ triggers']);
    expect(afterFix(document)).toEqual([]);
  });

  it.each([
    ['', 'Say when: the cron text is empty.'],
    ['* * *', 'A cron text has five fields, or six with seconds first; this one has 3.'],
    ['61 * * * *', '“61” is no minute (0–59).'],
    ['0 5-2 * * *', '“5-2” is no hour (0–23).'],
    ['0 0 * FOO *', '“FOO” is no month (1–12).'],
    ['*/0 * * * *', '“*/0” is no minute (0–59).'],
  ])('with cron text “%s” are refused: %s', (cron, message) => {
    const problems = problemsOf(aFlow().schedule({ mode: 'cron', cron }).buildJson('x', 1).build());
    expect(problems.map((problem) => problem.message.en)).toEqual([message]);
    expect(problems[0]?.field).toBe('/config/cron');
  });

  it.each([
    '*/5 * * * *',
    '0 9-17/2 * * MON-FRI',
    '0 0 0 L * ?',
    '0 0 1,15 JAN,DEC *',
    '@daily',
    '0 8 * * 1#2',
  ])('with cron text “%s” are fine', (cron) => {
    expect(check(aFlow().schedule({ mode: 'cron', cron }).buildJson('x', 1))).toEqual([]);
  });

  it('repeat a whole number of times, in a zone that exists', () => {
    const flow = aFlow()
      .schedule({ mode: 'interval', every: 'often', unit: 'minutes', timeZone: 'Mars/Base' })
      .schedule({ mode: 'interval', every: '{{ params.Cyc }}', unit: 'days', timeZone: 'Asia/Shanghai' })
      .parameter('Cyc', 'integer', { default: 1 })
      .buildJson('x', 1);
    expect(check(flow)).toEqual([
      'error scheduleInvalid @ triggers › schedule › config › every',
      'error scheduleInvalid @ triggers › schedule › config › timeZone',
    ]);
  });

  it('of connectors name an event that exists, with its required inputs and a connection', () => {
    const bindings = { connections: {} };
    expect(check(aFlow().connectorEvent('sap-b1', 'nothing').buildJson('x', 1))).toEqual([
      'error unknownEvent @ triggers › nothing › config › event',
    ]);
    expect(check(aFlow().connectorEvent('sap-b1', 'documentAdded').buildJson('x', 1), bindings)).toEqual([
      'error requiredMissing @ triggers › documentAdded › config › input › objType',
      'error connectionMissing @ triggers › documentAdded › config › connector',
    ]);
  });

  it('see no steps in their settings', () => {
    const dedupe = { key: '{{ steps.x }}{{ trigger.body.id }}', windowMs: 1000 };
    expect(check(aFlow().http({ dedupe }).buildJson('x', 1))).toEqual([
      'error notInTrigger @ triggers › http › config › dedupe › key',
    ]);
  });
});

describe('actions', () => {
  it('need their required inputs unless a default or a hidden form field excuses them', () => {
    const request = (input: Record<string, string>) => aFlow().manual().action('http', 'request', input);
    expect(check(request({}))).toEqual(['error requiredMissing @ steps › request › config › input › url']);
    expect(check(request({ url: 'https://a' }))).toEqual([]);
    expect(check(request({ url: 'https://a', method: 'PUT' }))).toEqual([
      'error requiredMissing @ steps › request › config › input › body',
    ]);
  });

  it('are given only inputs they have, with the one that was probably meant', () => {
    const flow = aFlow()
      .manual()
      .action('http', 'request', { url: 'https://a', metod: 'GET', colour: 'red' });
    const problems = problemsOf(flow.build());
    expect(show(problems)).toEqual([
      'error unknownInput @ steps › request › config › input › metod',
      'error unknownInput @ steps › request › config › input › colour',
    ]);
    expect(problems.map((problem) => problem.message.en)).toEqual([
      'There is no input “metod” here. Did you mean “method”?',
      'There is no input “colour” here.',
    ]);
    expect(
      check(aFlow().connectorEvent('sap-b1', 'documentAdded', { objTyp: '22' }).buildJson('x', 1)),
    ).toEqual([
      'error unknownInput @ triggers › documentAdded › config › input › objTyp',
      'error requiredMissing @ triggers › documentAdded › config › input › objType',
    ]);
  });

  it('name a connector and an action that exist', () => {
    expect(check(aFlow().manual().action('ghost', 'do').action('http', 'vanish'))).toEqual([
      'error unknownConnector @ steps › do › config › connector',
      'error unknownAction @ steps › vanish › config › action',
    ]);
  });

  it('need a connection, for the step itself or for the connector', () => {
    const flow = () => aFlow().manual().action('sap-b1', 'listDrafts');
    expect(check(flow(), { connections: {} })).toEqual([
      'error connectionMissing @ steps › listDrafts › config › connector',
    ]);
    expect(check(flow(), { connections: { s1: 'c1' } })).toEqual([]);
    expect(check(flow(), { connections: { 'sap-b1': 'c1' } })).toEqual([]);
    expect(check(flow())).toEqual([]);
    const draft = validateDocument(flow().build(), { ...options, bindings: {} });
    expect(show(draft)).toEqual(['warning connectionMissing @ steps › listDrafts › config › connector']);
  });
});
