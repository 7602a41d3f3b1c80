import type { DingtalkWorld } from '../dingtalk-state.ts';
import type { ApprovalInstance, ApprovalTask } from './approval-instance.ts';
import { emitInstanceChange, emitTaskChange } from './emit-events.ts';
import { cancelTasks, openNode } from './open-node.ts';

export type TaskDecision = { task: ApprovalTask; result: 'agree' | 'refuse'; remark: string | null };

/**
 * Records a decision on a running task. A refusal ends the instance; an agreement ends the node (OR: at once,
 * AND: when all agreed), then opens the next one or completes the instance. Callers check that the task runs.
 */
export function decideTask(world: DingtalkWorld, instance: ApprovalInstance, decision: TaskDecision): void {
  const { task, result, remark } = decision;
  if (instance.status !== 'RUNNING' || task.status !== 'RUNNING') {
    throw new Error(`dingtalk-decide-not-running: ${instance.id}`);
  }
  const nowMs = world.clock.now();
  task.status = 'COMPLETED';
  task.result = result === 'agree' ? 'AGREE' : 'REFUSE';
  task.finishedMs = nowMs;
  instance.records.push({
    userId: task.userId,
    atMs: nowMs,
    type: 'EXECUTE_TASK_NORMAL',
    result: task.result,
    remark,
  });
  world.counters.write(`decide ${instance.id}`);
  emitTaskChange(world, instance, { task, type: 'finish', remark });
  const open = instance.tasks.some((each) => each.node === task.node && each.status === 'RUNNING');
  if (result === 'refuse') {
    complete(world, instance, 'refuse');
  } else if (!open || instance.nodes[task.node]?.actionType === 'OR') {
    leaveNode(world, instance);
  }
}

function leaveNode(world: DingtalkWorld, instance: ApprovalInstance): void {
  cancelTasks(world, instance, instance.currentNode);
  if (instance.currentNode + 1 >= instance.nodes.length) {
    complete(world, instance, 'agree');
    return;
  }
  instance.currentNode += 1;
  openNode(world, instance);
}

function complete(world: DingtalkWorld, instance: ApprovalInstance, result: 'agree' | 'refuse'): void {
  instance.status = 'COMPLETED';
  instance.result = result;
  instance.finishedMs = world.clock.now();
  cancelTasks(world, instance);
  emitInstanceChange(world, instance, 'finish');
}

/** Withdraws a running instance: TERMINATED, without a result. */
export function terminateInstance(
  world: DingtalkWorld,
  instance: ApprovalInstance,
  { userId, remark }: { userId: string; remark: string | null },
): void {
  if (instance.status !== 'RUNNING') throw new Error(`dingtalk-terminate-not-running: ${instance.id}`);
  const nowMs = world.clock.now();
  instance.status = 'TERMINATED';
  instance.finishedMs = nowMs;
  instance.records.push({ userId, atMs: nowMs, type: 'TERMINATE_PROCESS_INSTANCE', result: 'NONE', remark });
  world.counters.write(`terminate ${instance.id}`);
  cancelTasks(world, instance);
  emitInstanceChange(world, instance, 'terminate');
}
