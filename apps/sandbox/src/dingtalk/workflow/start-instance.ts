import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../dingtalk-answer.ts';
import type { DingtalkApp, DingtalkWorld } from '../dingtalk-state.ts';
import type { DingtalkUser } from '../seed/seed-contacts.ts';
import type { ApprovalInstance, FormValue } from './approval-instance.ts';
import { checkForm } from './check-form.ts';
import { emitInstanceChange } from './emit-events.ts';
import { openNode } from './open-node.ts';
import type { ApproverNode, ProcessTemplate } from './process-template.ts';

const KEPT_INSTANCES = 50_000;

const startSchema = z.strictObject({
  originatorUserId: z.string().min(1),
  processCode: z.string().min(1),
  deptId: z.int().optional(),
  microappAgentId: z.int().optional(),
  approvers: z
    .array(
      z.strictObject({
        actionType: z.enum(['AND', 'OR', 'NONE']).default('AND'),
        userIds: z.array(z.string().min(1)).min(1),
      }),
    )
    .max(20)
    .optional(),
  ccList: z.array(z.string()).max(50).optional(),
  ccPosition: z.enum(['START', 'FINISH', 'START_FINISH']).optional(),
  targetSelectActioners: z
    .array(z.strictObject({ actionerKey: z.string(), actionerUserIds: z.array(z.string()) }))
    .optional(),
  formComponentValues: z.unknown(),
  RequestId: z.string().optional(),
});

/**
 * Starts an approval as `POST /v1.0/workflow/processInstances` does. Not idempotent: RequestId is only noted.
 * With `approvers` the template's own flow is ignored; without them deptId is needed and ccList is ignored.
 */
export function startInstance(world: DingtalkWorld, app: DingtalkApp, body: unknown): ApprovalInstance {
  const parsed = startSchema.safeParse(body);
  if (!parsed.success) throw parameterError(parsed.error);
  const wanted = parsed.data;
  const { state, clock } = world;
  const originator = state.users.get(wanted.originatorUserId);
  if (!originator) throw unknownUser(wanted.originatorUserId);
  const template = state.templates.get(wanted.processCode);
  if (!template) throw new ApiError(400, 'processCodeError', `processCode 不存在：${wanted.processCode}`);
  const deptId = checkDepartment(originator, wanted.deptId, wanted.approvers !== undefined);
  if (wanted.microappAgentId !== undefined && wanted.microappAgentId !== app.agentId) {
    throw new ApiError(400, 'invalidAgentId', `microappAgentId 无效：${wanted.microappAgentId}`);
  }
  const nodes = wanted.approvers ?? template.approvers;
  checkUsers(world, nodes, wanted.ccList ?? []);
  const form = checkForm(template, wanted.formComponentValues);
  const nowMs = clock.now();
  const instance: ApprovalInstance = {
    id: randomUUID(),
    businessId: nextBusinessId(world, nowMs),
    template,
    title: `${originator.name}提交的${template.name}`,
    appKey: app.appKey,
    originatorUserId: originator.userid,
    originatorDeptId: deptId,
    status: 'RUNNING',
    result: null,
    createdMs: nowMs,
    finishedMs: null,
    form,
    nodes,
    currentNode: 0,
    ccUserIds: wanted.approvers ? (wanted.ccList ?? []) : [],
    tasks: [],
    records: [
      {
        userId: originator.userid,
        atMs: nowMs,
        type: 'START_PROCESS_INSTANCE',
        result: 'NONE',
        remark: null,
      },
    ],
  };
  state.instances.set(instance.id, instance);
  forgetOldest(state.instances);
  world.counters.write(`start ${businessKey(template, form)}`);
  emitInstanceChange(world, instance, 'start');
  openNode(world, instance);
  return instance;
}

/** Keeps a load test from growing memory for ever. */
function forgetOldest(instances: Map<string, ApprovalInstance>): void {
  if (instances.size <= KEPT_INSTANCES) return;
  const oldest = instances.keys().next();
  if (!oldest.done) instances.delete(oldest.value);
}

/** Text for the write counters: process code and, when the form has it, the number of the source document. */
function businessKey(template: ProcessTemplate, form: readonly FormValue[]): string {
  const source = form.find((each) => each.control.label === '来源单号')?.value;
  return source ? `${template.processCode} 来源单号=${source}` : template.processCode;
}

function checkDepartment(user: DingtalkUser, deptId: number | undefined, hasApprovers: boolean): number {
  if (deptId === undefined) {
    if (hasApprovers) return -1;
    throw new ApiError(400, 'invalidParameter', 'deptId 必填（未指定 approvers 时），根部门传 -1');
  }
  if (deptId === -1 || user.dept_id_list.includes(deptId)) return deptId;
  throw new ApiError(400, 'processInstanceInvalidParameter', `发起人 ${user.userid} 不在部门 ${deptId} 中`);
}

function checkUsers(world: DingtalkWorld, nodes: readonly ApproverNode[], ccList: readonly string[]): void {
  for (const userId of [...nodes.flatMap((node) => node.userIds), ...ccList]) {
    if (!world.state.users.has(userId)) throw unknownUser(userId);
  }
}

function unknownUser(userId: string): ApiError {
  return new ApiError(400, 'processInstanceInvalidParameter', `用户不存在：${userId}`);
}

/** Local minute and a running number: `202208231100000123456`. */
function nextBusinessId(world: DingtalkWorld, nowMs: number): string {
  const minute = new Date(nowMs + 480 * 60_000).toISOString().replace(/[-T:]/g, '').slice(0, 12);
  const number = world.state.nextBusinessNumber;
  world.state.nextBusinessNumber += 1;
  return `${minute}${String(number).padStart(9, '0')}`;
}

/** The first complaint of a schema as the vendor's `invalidParameter`. */
export function parameterError(error: z.ZodError): ApiError {
  const issue = error.issues[0];
  const place = issue?.path.join('.') || 'body';
  return new ApiError(400, 'invalidParameter', `参数错误：${place}: ${issue?.message ?? 'invalid'}`);
}
