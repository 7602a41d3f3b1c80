import { z } from 'zod';
import { ControlError } from '../simulation/control-error.ts';
import { parseControlBody } from '../simulation/parse-control-body.ts';
import type { ControlAction } from '../simulation/simulator.ts';
import { readSubscription } from './callbacks/subscription.ts';
import type { DingtalkWorld } from './dingtalk-state.ts';
import { seedDingtalk } from './seed/seed-dingtalk.ts';
import { decideInstance } from './workflow/decide-instance.ts';
import { presentInstance } from './workflow/present-instance.ts';

type DingtalkControl = { world: DingtalkWorld; changed: () => void; callbackHosts: readonly string[] };

const approveSchema = z.strictObject({
  instance: z.string().min(1),
  /** Approver; the one of the first running task by default. */
  user: z.string().optional(),
  result: z.enum(['agree', 'refuse', 'terminate']),
  remark: z.string().nullable().default(null),
});

const emitSchema = z.strictObject({
  eventType: z.string().min(1),
  type: z.string().default(''),
  payload: z.record(z.string(), z.unknown()).default({}),
});

const redeliverSchema = z.strictObject({ delivery: z.string().min(1) });

/** DingTalk's own control addresses. */
export function dingtalkControlActions(control: DingtalkControl): Record<string, ControlAction> {
  const { world, changed, callbackHosts } = control;
  const { state, pusher } = world;
  return {
    seed: {
      get: () => ({
        apps: state.apps.map(({ appSecret: _secret, ...app }) => app),
        users: [...state.users.values()],
        departments: [...state.departments.values()],
        templates: [...state.templates.values()],
        instances: [...state.instances.keys()],
        qpsPerApi: state.qpsPerApi,
      }),
      post: (body) => {
        seedDingtalk(world, body);
        changed();
      },
    },
    approve: {
      get: () => ({
        pending: [...state.instances.values()]
          .filter((instance) => instance.status === 'RUNNING')
          .map((instance) => ({ instanceId: instance.id, ...presentInstance(state, instance) })),
      }),
      post: (body) => {
        const instance = decideInstance(world, parseControlBody(approveSchema, body));
        changed();
        return { instanceId: instance.id, ...presentInstance(state, instance) };
      },
    },
    subscribe: {
      get: () => ({ subscriptions: pusher.subscriptions() }),
      post: async (body) => {
        const defaultAppKey = state.apps[0]?.appKey ?? '';
        const { subscription, checkUrl } = readSubscription(body, {
          defaultAppKey,
          allowedHosts: callbackHosts,
        });
        if (!state.apps.some((app) => app.appKey === subscription.appKey)) {
          throw new ControlError(404, 'notFound', `no app '${subscription.appKey}'`);
        }
        const check = checkUrl ? await pusher.check(subscription) : undefined;
        if (check && check.outcome !== 'acknowledged') {
          throw new ControlError(
            400,
            'refused',
            `check_url failed: ${check.outcome} ${check.detail ?? ''}`.trim(),
          );
        }
        pusher.subscribe(subscription);
        return { subscription, ...(check ? { check } : {}) };
      },
      delete: () => pusher.unsubscribe(),
    },
    deliveries: { get: () => ({ deliveries: pusher.deliveries() }) },
    redeliver: {
      post: (body) => {
        const { delivery } = parseControlBody(redeliverSchema, body);
        if (!pusher.redeliver(delivery)) throw new ControlError(404, 'notFound', `no delivery '${delivery}'`);
      },
    },
    emit: {
      post: (body) => {
        const { eventType, type, payload } = parseControlBody(emitSchema, body);
        const CorpId = state.apps[0]?.corpId ?? '';
        const full = { EventType: eventType, EventTime: world.clock.now(), CorpId, ...payload };
        pusher.emit({ eventType, type, instanceId: null, payload: type === '' ? full : { ...full, type } });
      },
    },
    notices: { get: () => ({ notices: state.notices }) },
  };
}
