import type { Sandbox } from '@flowbridge/sandbox';

/** The app of the demo connections, as registered in the sandbox's developer console. */
const DEMO_APP = {
  appKey: 'dingflowbridgekey001',
  ownerKey: 'dingflowbridgekey001',
  token: 'flowbridgeDdToken01',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  eventTypes: ['bpms_instance_change'],
};

/** The customer of the demo, whose ready flow receives the sandbox DingTalk's verdicts. */
const RECEIVER = 'bluewater';

/** Points the sandbox DingTalk's events at the demo flow that waits for them; the sandbox forgets it at every start. */
export function subscribeDemoEvents(sandbox: Sandbox, eventUrls: Record<string, string[]>): void {
  const url = eventUrls[RECEIVER]?.[0];
  if (url) sandbox.dingtalk.pusher.subscribe({ ...DEMO_APP, url });
}
