import type { ControlAction } from '../simulation/simulator.ts';
import { seedWecom } from './seed/seed-wecom.ts';
import type { WecomWorld } from './wecom-state.ts';

/** WeCom's own control addresses. */
export function wecomControlActions({
  world: { state },
  changed,
}: {
  world: WecomWorld;
  changed: () => void;
}): Record<string, ControlAction> {
  return {
    seed: {
      get: () => ({
        corpId: state.corpId,
        apps: state.apps.map(({ secret: _secret, ...app }) => app),
        users: [...state.users.values()],
        departments: [...state.departments.values()],
        tags: [...state.tags.values()],
      }),
      post: (body) => {
        seedWecom(state, body);
        changed();
      },
    },
  };
}
