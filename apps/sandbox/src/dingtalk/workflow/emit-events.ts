import type { DingtalkWorld } from '../dingtalk-state.ts';
import type { ApprovalInstance, ApprovalTask } from './approval-instance.ts';

/** Pushes `bpms_instance_change`. `result` is sent for finish only, `finishTime` for finish and terminate. */
export function emitInstanceChange(
  world: DingtalkWorld,
  instance: ApprovalInstance,
  type: 'start' | 'finish' | 'terminate',
): void {
  const ended = instance.finishedMs === null ? {} : { finishTime: instance.finishedMs };
  const result = type === 'finish' && instance.result !== null ? { result: instance.result } : {};
  world.pusher.emit({
    eventType: 'bpms_instance_change',
    type,
    instanceId: instance.id,
    payload: { ...commonPayload(world, instance, 'bpms_instance_change'), type, ...result, ...ended },
  });
}

/** Pushes `bpms_task_change` of one task. */
export function emitTaskChange(
  world: DingtalkWorld,
  instance: ApprovalInstance,
  { task, type, remark }: { task: ApprovalTask; type: 'start' | 'finish' | 'cancel'; remark?: string | null },
): void {
  const result = type === 'finish' ? { result: task.result === 'AGREE' ? 'agree' : 'refuse' } : {};
  const ended = task.finishedMs === null ? {} : { finishTime: task.finishedMs };
  world.pusher.emit({
    eventType: 'bpms_task_change',
    type,
    instanceId: instance.id,
    payload: {
      ...commonPayload(world, instance, 'bpms_task_change'),
      staffId: task.userId,
      taskId: task.taskId,
      type,
      ...result,
      ...ended,
      ...(remark ? { remark } : {}),
    },
  });
}

function commonPayload(world: DingtalkWorld, instance: ApprovalInstance, eventType: string) {
  const app = world.state.apps.find((each) => each.appKey === instance.appKey);
  return {
    EventType: eventType,
    EventTime: world.clock.now(),
    CorpId: app?.corpId ?? '',
    BizId: instance.id,
    processInstanceId: instance.id,
    processCode: instance.template.processCode,
    title: instance.title,
    createTime: instance.createdMs,
    staffId: instance.originatorUserId,
    url: `https://aflow.dingtalk.com/dingtalk/mobile/homepage.htm?procInstId=${instance.id}`,
    businessId: instance.businessId,
    bizCategoryId: '',
  };
}
