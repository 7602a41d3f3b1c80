import { aFlow, type LaneBuilder } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { cancelSource } from '../testing-ports/cancel-source.ts';
import { answering, refusal, runFlow } from '../testing-ports/run-flow.ts';

const refusing = {
  'erp.create': {
    run: () => {
      throw refusal('connector.refused', {
        httpStatus: 400,
        details: { vendorCode: -10, vendorText: 'Business partner exists' },
        response: { status: 400, body: { error: { code: -10 } } },
      });
    },
  },
  'erp.release': answering(() => 'released'),
};
const release = (lane: LaneBuilder) => lane.action('erp', 'release');

test('a failure of the body arrives in catch as error, is handled, and finally runs', async () => {
  const flow = aFlow()
    .manual()
    .try({
      body: (lane) => lane.action('erp', 'create').buildJson('never', 1),
      catch: (lane) => lane.buildJson('caught', '{{ error }}'),
      finally: release,
    })
    .buildJson('result', {
      caught: '{{ steps.caught }}',
      error: '{{ error }}',
      failed: '{{ steps.try.failed }}',
    });
  const { outcome, journal } = await runFlow(flow, { actions: refusing });
  expect(outcome.state).toBe('succeeded');
  expect(outcome.output).toEqual({
    failed: true,
    caught: {
      code: 'connector.refused',
      message: 'Business partner exists',
      step: 'create',
      path: 'create',
      status: 400,
      body: { error: { code: -10 } },
      vendorCode: -10,
      vendorText: 'Business partner exists',
    },
  });
  expect(journal.lines()).toEqual([
    'create failed',
    'caught succeeded',
    'release succeeded',
    'try succeeded',
    'result succeeded',
  ]);
});

test('a failure inside catch takes the place of the first one, and finally still runs', async () => {
  const flow = aFlow()
    .manual()
    .try({
      body: (lane) => lane.action('erp', 'create'),
      catch: (lane) => lane.setVariable('never', 1),
      finally: release,
    });
  const { outcome, journal } = await runFlow(flow, { actions: refusing });
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'variableNotInitialised', path: 'set_never' },
  });
  expect(journal.recordOf('release')?.state).toBe('succeeded');
  expect(journal.recordOf('try')).toMatchObject({
    state: 'failed',
    error: { code: 'variableNotInitialised' },
  });
});

test('a failure inside finally takes the place of a good end', async () => {
  const flow = aFlow()
    .manual()
    .try({ body: (lane) => lane.buildJson('fine', 1), finally: (lane) => lane.action('erp', 'create') });
  const { outcome } = await runFlow(flow, { actions: refusing });
  expect(outcome).toMatchObject({ state: 'failed', error: { code: 'connector.refused' } });
});

test('terminate passes through finally and cannot be caught', async () => {
  const flow = aFlow()
    .manual()
    .try({
      body: (lane) => lane.terminate('failed', 'no stock for {{ trigger.body.item }}'),
      catch: (lane) => lane.buildJson('caught', 1),
      finally: release,
    })
    .buildJson('never', 1);
  const { outcome, journal } = await runFlow(flow, {
    actions: refusing,
    start: { trigger: { body: { item: '11028' } } },
  });
  expect(outcome).toMatchObject({
    state: 'failed',
    error: {
      code: 'terminatedAsFailed',
      details: { terminatedWith: 'no stock for 11028' },
      path: 'terminate',
    },
  });
  expect(journal.lines()).toEqual(['terminate succeeded', 'release succeeded', 'try succeeded']);
});

test('after a cancel nothing more is started, not even finally', async () => {
  const cancel = cancelSource();
  const flow = aFlow()
    .manual()
    .try({ body: (lane) => lane.action('erp', 'slow'), finally: release });
  const { outcome, journal } = await runFlow(flow, {
    cancel,
    actions: {
      ...refusing,
      'erp.slow': {
        run: () => {
          cancel.abort();
          return undefined;
        },
      },
    },
  });
  expect(outcome.state).toBe('cancelled');
  expect(journal.lines()).toEqual(['slow succeeded', 'try cancelled']);
});

test('a nested try hands on what it does not handle, and error belongs to its own catch', async () => {
  const flow = aFlow()
    .manual()
    .try(
      {
        body: (lane) =>
          lane.try(
            {
              body: (inner) => inner.action('erp', 'create'),
              catch: (inner) => inner.setVariable('never', '{{ error.code }}'),
            },
            { key: 'innerTry' },
          ),
        catch: (lane) => lane.buildJson('caught', '{{ error.code }}'),
      },
      { key: 'outerTry' },
    )
    .buildJson('result', '{{ steps.caught }}');
  const { outcome } = await runFlow(flow, { actions: refusing });
  expect(outcome.output).toBe('variableNotInitialised');
});
