import { z } from 'zod';
import { ApiError } from './dingtalk-answer.ts';
import type { DingtalkCall } from './dingtalk-state.ts';
import type { ApprovalInstance } from './workflow/approval-instance.ts';
import { decideTask, terminateInstance } from './workflow/decide-task.ts';
import { complainAboutWindow, listInstances } from './workflow/list-instances.ts';
import { presentInstance } from './workflow/present-instance.ts';
import { parameterError, startInstance } from './workflow/start-instance.ts';

export function startProcess(call: DingtalkCall) {
  return { instanceId: startInstance(call, call.app, call.body).id };
}

/** `success` is the text "true" here, as the vendor answers it. */
export function getProcess(call: DingtalkCall) {
  const instance = findInstance(call, call.query.get('processInstanceId'));
  return { success: 'true', result: presentInstance(call.state, instance) };
}

const executeSchema = z.strictObject({
  processInstanceId: z.string().min(1),
  taskId: z.int(),
  actionerUserId: z.string().min(1),
  result: z.enum(['agree', 'refuse']),
  remark: z.string().optional(),
  file: z.unknown().optional(),
});

export function executeTask(call: DingtalkCall) {
  const wanted = check(executeSchema, call.body);
  const instance = findInstance(call, wanted.processInstanceId);
  const task = instance.tasks.find((each) => each.taskId === wanted.taskId);
  if (!task) throw invalid(`taskId 不存在：${wanted.taskId}`);
  if (task.userId !== wanted.actionerUserId)
    throw invalid(`任务 ${task.taskId} 不属于 ${wanted.actionerUserId}`);
  if (task.status !== 'RUNNING') throw invalid(`任务 ${task.taskId} 已处理`);
  decideTask(call, instance, { task, result: wanted.result, remark: wanted.remark ?? null });
  return { success: true, result: true };
}

const terminateSchema = z.strictObject({
  processInstanceId: z.string().min(1),
  isSystem: z.boolean().default(false),
  remark: z.string().optional(),
  operatingUserId: z.string().optional(),
});

export function terminateProcess(call: DingtalkCall) {
  const wanted = check(terminateSchema, call.body);
  const instance = findInstance(call, wanted.processInstanceId);
  if (!wanted.isSystem && wanted.operatingUserId !== instance.originatorUserId) {
    throw invalid('operatingUserId 必须是发起人，或 isSystem 为 true');
  }
  if (instance.status !== 'RUNNING') throw invalid(`实例 ${instance.id} 已结束`);
  const userId = wanted.operatingUserId ?? instance.originatorUserId;
  terminateInstance(call, instance, { userId, remark: wanted.remark ?? null });
  return { success: true, result: true };
}

const queryIdsSchema = z.strictObject({
  processCode: z.string().min(1),
  startTime: z.int(),
  endTime: z.int().optional(),
  nextToken: z.union([z.int().min(0), z.string().regex(/^\d*$/)]).default(0),
  maxResults: z.int().min(1).max(20).default(20),
  userIds: z.array(z.string()).default([]),
  statuses: z.array(z.enum(['RUNNING', 'TERMINATED', 'COMPLETED', 'NEW', 'CANCELED'])).default([]),
});

/** `nextToken` is a text, and absent at the end. */
export function queryInstanceIds(call: DingtalkCall) {
  const wanted = check(queryIdsSchema, call.body);
  if (!call.state.templates.has(wanted.processCode)) {
    throw new ApiError(400, 'processCodeError', `processCode 不存在：${wanted.processCode}`);
  }
  const endMs = wanted.endTime ?? call.clock.now();
  const complaint = complainAboutWindow(call.clock.now(), wanted.startTime, endMs);
  if (complaint !== undefined) throw invalid(complaint);
  const { ids, next } = listInstances(call.state, {
    processCode: wanted.processCode,
    startMs: wanted.startTime,
    endMs,
    userIds: wanted.userIds,
    statuses: wanted.statuses,
    offset: Number(wanted.nextToken),
    limit: wanted.maxResults,
  });
  return { success: true, result: { list: ids, ...(next === null ? {} : { nextToken: String(next) }) } };
}

function findInstance(call: DingtalkCall, id: string | undefined): ApprovalInstance {
  const instance = id === undefined ? undefined : call.state.instances.get(id);
  if (!instance) throw new ApiError(400, 'processGetFailed', `审批实例不存在：${id ?? ''}`);
  return instance;
}

function check<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw parameterError(parsed.error);
  return parsed.data;
}

const invalid = (message: string) => new ApiError(400, 'invalidParameter', message);
