import type { DingtalkWorld } from '../dingtalk-state.ts';
import type { ApprovalInstance, ApprovalTask } from './approval-instance.ts';
import { emitTaskChange } from './emit-events.ts';

/** Opens the current node: one running task for each of its approvers. */
export function openNode(world: DingtalkWorld, instance: ApprovalInstance): void {
  const node = instance.nodes[instance.currentNode];
  for (const userId of node?.userIds ?? []) {
    const task: ApprovalTask = {
      taskId: world.state.nextTaskId,
      node: instance.currentNode,
      userId,
      status: 'RUNNING',
      result: 'NONE',
      createdMs: world.clock.now(),
      finishedMs: null,
    };
    world.state.nextTaskId += 1;
    instance.tasks.push(task);
    emitTaskChange(world, instance, { task, type: 'start' });
  }
}

/** Cancels what is still open: of one node, or of the whole instance. */
export function cancelTasks(world: DingtalkWorld, instance: ApprovalInstance, node?: number): void {
  for (const task of instance.tasks) {
    if (task.status !== 'RUNNING' || (node !== undefined && task.node !== node)) continue;
    task.status = 'CANCELED';
    task.finishedMs = world.clock.now();
    emitTaskChange(world, instance, { task, type: 'cancel' });
  }
}
