import { describe, expect, it } from 'vitest';
import { authorisedDingtalk, startPurchase } from '../../testing/call-dingtalk.ts';
import {
  type CallbackReceiver,
  type ReceiverAnswer,
  startReceiver,
} from '../../testing/callback-receiver.ts';
import { decideInstance } from '../workflow/decide-instance.ts';

/**
 * A platform with short pauses, subscribed to a receiver that answers as told. The limit for an answer is short
 * only where a test waits it out: elsewhere a busy machine must not look like a slow receiver.
 */
async function subscribed(...answers: ReceiverAnswer[]) {
  const receiver: CallbackReceiver = await startReceiver(...answers);
  const caller = authorisedDingtalk({
    callbackTimeoutMs: answers.includes('silence') ? 400 : 5000,
    callbackRetryDelaysMs: [5, 5, 5],
  });
  caller.sim.pusher.subscribe(receiver.subscription);
  return {
    ...caller,
    receiver,
    caller,
    outcomes: () =>
      caller.sim.pusher.deliveries().map((each) => each.attempts.map((attempt) => attempt.outcome)),
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

describe('callbacks', () => {
  it('pushes start and finish, signed and encrypted, and knows them delivered', async () => {
    await using set = await subscribed('success');
    const { sim, receiver, caller } = set;
    const instance = startPurchase(caller);
    await sim.pusher.settled();
    decideInstance(sim.world, { instance, result: 'refuse', remark: '太贵' });
    await sim.pusher.settled();
    expect(receiver.events.map((event) => event.type)).toEqual(['start', 'finish']);
    expect(receiver.events[0]).not.toHaveProperty('result');
    expect(receiver.events[1]).toMatchObject({
      EventType: 'bpms_instance_change',
      CorpId: 'dinge8a56572f80b02a8',
      processInstanceId: instance,
      processCode: 'PROC-FLOWBRIDGE-PURCHASE',
      result: 'refuse',
      staffId: 'manager75',
      title: '张涛提交的采购申请审批',
    });
    expect(receiver.events[1]?.eventId).toMatch(/^[0-9a-f]{32}$/);
    expect(sim.pusher.deliveries().map((each) => each.state)).toEqual(['delivered', 'delivered']);
  });

  it('sends no result with terminate', async () => {
    await using set = await subscribed('success');
    const instance = startPurchase(set.caller);
    decideInstance(set.sim.world, { instance, result: 'terminate', remark: null });
    await set.sim.pusher.settled();
    const terminated = set.receiver.events.find((event) => event.type === 'terminate');
    expect(terminated).toBeDefined();
    expect(terminated).not.toHaveProperty('result');
  });

  it('retries until the encrypted success comes, same eventId, every try signed afresh', async () => {
    await using set = await subscribed('http500', 'silence', 'success');
    startPurchase(set.caller);
    await set.sim.pusher.settled();
    expect(set.outcomes()).toEqual([['badStatus', 'timeout', 'acknowledged']]);
    expect(new Set(set.receiver.events.map((event) => event.eventId)).size).toBe(1);
    expect(new Set(set.receiver.nonces).size).toBe(3);
  });

  it.each([
    ['a plain ok', 'plainOk', 'badReply'],
    ['a reply signed with another token', 'wrongToken', 'badSignature'],
    ['an encrypted text other than success', 'notSuccess', 'notSuccess'],
  ] as const)('does not take %s for an acknowledgement', async (_name, answer, outcome) => {
    await using set = await subscribed(answer);
    startPurchase(set.caller);
    await set.sim.pusher.settled();
    expect(set.outcomes()).toEqual([[outcome, outcome, outcome, outcome]]);
    expect(set.sim.pusher.deliveries()[0]?.state).toBe('failed');
  });

  it('keeps failed events in the failed list until they are fetched', async () => {
    await using set = await subscribed('http500');
    const instance = startPurchase(set.caller);
    await set.sim.pusher.settled();
    const fetched = set.oapi('/call_back/get_call_back_failed_result').json();
    expect(fetched).toMatchObject({
      errcode: 0,
      has_more: false,
      failed_list: [
        {
          call_back_tag: 'bpms_instance_change',
          bpms_instance_change: { bpmsCallBackData: { processInstanceId: instance, type: 'start' } },
        },
      ],
    });
    expect(set.oapi('/call_back/get_call_back_failed_result').json().failed_list).toEqual([]);
  });

  it('delivers an event twice when the fault says so, and again on redeliver', async () => {
    await using set = await subscribed('success');
    const { sim, receiver } = set;
    sim.faults.add({ kind: 'duplicateDelivery', match: { path: 'bpms_instance_change/finish' } });
    const instance = startPurchase(set.caller);
    decideInstance(sim.world, { instance, result: 'agree', remark: null });
    await sim.pusher.settled();
    await sim.control.redeliver?.post?.({ delivery: sim.pusher.deliveries().at(-1)?.id });
    await sim.pusher.settled();
    const finished = receiver.events.filter((event) => event.type === 'finish');
    expect([finished.length, new Set(finished.map((event) => event.eventId)).size]).toEqual([3, 1]);
  });

  it('pushes tasks only to those who asked for them', async () => {
    await using set = await subscribed('success');
    set.sim.pusher.subscribe({ ...set.receiver.subscription, eventTypes: ['bpms_task_change'] });
    const instance = startPurchase(set.caller);
    await set.sim.pusher.settled();
    decideInstance(set.sim.world, { instance, result: 'agree', remark: '好' });
    await set.sim.pusher.settled();
    expect(
      set.receiver.events.map((event) => [event.EventType, event.type, event.result, event.remark]),
    ).toEqual([
      ['bpms_task_change', 'start', undefined, undefined],
      ['bpms_task_change', 'finish', 'agree', '好'],
    ]);
  });

  it('checks the address with check_url before it subscribes, when asked', async () => {
    await using good = await startReceiver('success');
    await using bad = await startReceiver('plainOk');
    const { sim } = authorisedDingtalk({ callbackTimeoutMs: 500 });
    const subscribe = async ({ subscription }: CallbackReceiver) =>
      sim.control.subscribe?.post?.({ ...subscription, checkUrl: true });
    await expect(subscribe(bad)).rejects.toThrow('check_url failed: badReply');
    expect(sim.pusher.subscriptions()).toEqual([]);
    await subscribe(good);
    expect(good.events).toEqual([{ EventType: 'check_url' }]);
    expect(sim.pusher.subscriptions().map((each) => each.ownerKey)).toEqual(['dingflowbridgekey001']);
  });

  it('refuses addresses on other machines and bad keys', async () => {
    const { sim } = authorisedDingtalk();
    const subscribe = async (more: object) =>
      sim.control.subscribe?.post?.({
        url: 'http://127.0.0.1:1/',
        token: 't',
        encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
        ...more,
      });
    await expect(subscribe({ url: 'http://169.254.169.254/latest' })).rejects.toThrow(
      'not to 169.254.169.254',
    );
    await expect(subscribe({ url: 'http://127.0.0.1.example.com/' })).rejects.toThrow('not to');
    await expect(subscribe({ encodingAesKey: 'short' })).rejects.toThrow('encodingAesKey');
    await expect(subscribe({ appKey: 'other' })).rejects.toThrow("no app 'other'");
  });

  it('delivers hundreds of events started at once, each of them once', async () => {
    await using set = await subscribed('success');
    const ids = Array.from({ length: 300 }, (_, index) => startPurchase(set.caller, String(index)));
    await set.sim.pusher.settled();
    expect(new Set(set.receiver.events.map((event) => event.processInstanceId))).toEqual(new Set(ids));
    expect(set.sim.pusher.deliveries().every((each) => each.state === 'delivered')).toBe(true);
  });

  it('stops retrying on reset and keeps the subscription', async () => {
    await using set = await subscribed('http500');
    startPurchase(set.caller);
    set.sim.reset();
    await set.sim.pusher.settled();
    expect(set.sim.pusher.deliveries()).toEqual([]);
    expect(set.sim.pusher.subscriptions().length).toBe(1);
    set.sim.reset({ subscriptions: true });
    expect(set.sim.pusher.subscriptions()).toEqual([]);
  });
});
