import { z } from 'zod';
import { parseControlBody } from '../../simulation/parse-control-body.ts';
import type { WecomState } from '../wecom-state.ts';

const seedSchema = z.strictObject({
  corpId: z.string().min(1).optional(),
  apps: z
    .array(
      z.strictObject({
        agentId: z.int(),
        secret: z.string().min(1),
        name: z.string().min(1),
        visibleParties: z.array(z.int()).default([1]),
        redirectHosts: z.array(z.string()).optional(),
        ipAllowed: z.boolean().optional(),
      }),
    )
    .default([]),
  users: z
    .array(
      z.strictObject({
        userid: z.string().min(1),
        name: z.string(),
        position: z.string().default(''),
        department: z.array(z.int()).min(1).default([1]),
        status: z.int().default(1),
      }),
    )
    .default([]),
  departments: z
    .array(z.strictObject({ id: z.int(), name: z.string(), parentid: z.int().default(1) }))
    .default([]),
  tags: z
    .array(
      z.strictObject({
        tagid: z.int(),
        tagname: z.string().min(1),
        userlist: z.array(z.string()).default([]),
        partylist: z.array(z.int()).default([]),
      }),
    )
    .default([]),
});

/** `POST /__sim/seed`: adds or replaces by key. Throws ControlError naming the place of a mistake. */
export function seedWecom(state: WecomState, body: unknown): void {
  const wanted = parseControlBody(seedSchema, body);
  if (wanted.corpId !== undefined) state.corpId = wanted.corpId;
  for (const app of wanted.apps)
    state.apps = [...state.apps.filter((each) => each.agentId !== app.agentId), app];
  for (const user of wanted.users) state.users.set(user.userid, user);
  for (const department of wanted.departments) state.departments.set(department.id, department);
  for (const tag of wanted.tags) state.tags.set(tag.tagid, tag);
}
