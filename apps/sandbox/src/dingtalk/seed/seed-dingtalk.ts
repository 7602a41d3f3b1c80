import { z } from 'zod';
import { ControlError } from '../../simulation/control-error.ts';
import { parseControlBody } from '../../simulation/parse-control-body.ts';
import { ApiError } from '../dingtalk-answer.ts';
import { DEMO_APP, type DingtalkWorld } from '../dingtalk-state.ts';
import { startInstance } from '../workflow/start-instance.ts';

const columnSchema = z.strictObject({
  id: z.string(),
  label: z.string().min(1),
  componentType: z.enum(['TextField', 'TextareaField', 'NumberField', 'DDPhotoField']),
  required: z.boolean().default(false),
});

const controlSchema = z.strictObject({
  id: z.string(),
  label: z.string().min(1),
  componentType: z.enum([
    'TextField',
    'TextareaField',
    'NumberField',
    'MoneyField',
    'DDDateField',
    'DDDateRangeField',
    'DDSelectField',
    'DDMultiSelectField',
    'DDPhotoField',
    'InnerContactField',
    'DDAttachment',
    'RelateField',
    'TableField',
  ]),
  required: z.boolean().default(false),
  options: z.array(z.string()).default([]),
  columns: z.array(columnSchema).default([]),
});

const seedSchema = z.strictObject({
  apps: z
    .array(
      z.strictObject({
        appKey: z.string().min(1),
        appSecret: z.string().min(1),
        agentId: z.int(),
        corpId: z.string().min(1),
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
        mobile: z.string().default(''),
        job_number: z.string().default(''),
        title: z.string().default(''),
        email: z.string().default(''),
        dept_id_list: z.array(z.int()).min(1).default([1]),
        active: z.boolean().default(true),
        admin: z.boolean().default(false),
        boss: z.boolean().default(false),
      }),
    )
    .default([]),
  departments: z
    .array(z.strictObject({ dept_id: z.int(), name: z.string(), parent_id: z.int().nullable().default(1) }))
    .default([]),
  templates: z
    .array(
      z.strictObject({
        processCode: z.string().min(1),
        name: z.string().min(1),
        controls: z.array(controlSchema).min(1).max(150),
        approvers: z
          .array(
            z.strictObject({
              actionType: z.enum(['AND', 'OR', 'NONE']),
              userIds: z.array(z.string()).min(1),
            }),
          )
          .min(1)
          .default([{ actionType: 'NONE', userIds: ['felix'] }]),
      }),
    )
    .default([]),
  /** Replaces the roles of these people; an empty list takes them all. */
  roles: z
    .array(z.strictObject({ userid: z.string().min(1), names: z.array(z.string().min(1)) }))
    .default([]),
  /** Whom the apps may not see; replaces who was there. */
  outOfRange: z.array(z.string()).optional(),
  /** One-time sign-in codes. */
  authCodes: z.array(z.strictObject({ code: z.string().min(1), userid: z.string().min(1) })).default([]),
  /** Bodies of the start call, started as the demo app. */
  instances: z.array(z.unknown()).default([]),
  limits: z.strictObject({ qpsPerApi: z.int().min(1).nullable() }).optional(),
});

/** `POST /__sim/seed`: adds or replaces by key. Throws ControlError naming the place of a mistake. */
export function seedDingtalk(world: DingtalkWorld, body: unknown): void {
  const wanted = parseControlBody(seedSchema, body);
  const { state, clock } = world;
  for (const app of wanted.apps)
    state.apps = [...state.apps.filter((each) => each.appKey !== app.appKey), app];
  for (const user of wanted.users) state.users.set(user.userid, { unionid: `union-${user.userid}`, ...user });
  for (const department of wanted.departments) state.departments.set(department.dept_id, department);
  for (const template of wanted.templates) state.templates.set(template.processCode, template);
  for (const { userid, names } of wanted.roles) state.userRoles.set(userid, names);
  if (wanted.outOfRange) state.outOfRange = new Set(wanted.outOfRange);
  for (const { code, userid } of wanted.authCodes) {
    state.authCodes.set(code, { userId: userid, createdMs: clock.now(), used: false });
  }
  if (wanted.limits) state.qpsPerApi = wanted.limits.qpsPerApi;
  for (const [index, instance] of wanted.instances.entries()) {
    try {
      startInstance(world, DEMO_APP, instance);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new ControlError(400, 'refused', `instances.${index}: ${error.code} ${error.message}`);
    }
  }
}
