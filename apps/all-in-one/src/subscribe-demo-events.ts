import type { Sandbox, Subscription } from '@flowbridge/sandbox';

/** The callback settings of the demo connection, as entered in the sandbox's developer console. */
const SEAL = {
  ownerKey: 'dingflowbridgekey001',
  token: 'flowbridgeDdToken01',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  eventTypes: ['bpms_instance_change'],
} satisfies Partial<Subscription>;

/** Each app of the sandbox pushes to one address; the flows that receive events share them out. */
const APP_KEYS = ['dingflowbridgekey001', 'dingflowbridgekey002'];

/** The customer of the demo, whose ready flows receive the sandbox DingTalk's verdicts. */
const RECEIVER = 'bluewater';

/** Points the sandbox DingTalk's events at the demo flows that wait for them; the sandbox forgets it at every start. */
export function subscribeDemoEvents(sandbox: Sandbox, eventUrls: Record<string, string[]>): void {
  for (const [index, appKey] of APP_KEYS.entries()) {
    const url = eventUrls[RECEIVER]?.[index];
    if (url) sandbox.dingtalk.pusher.subscribe({ ...SEAL, appKey, url });
  }
}
