import { ControlError } from '../../simulation/control-error.ts';
import type { DingtalkWorld } from '../dingtalk-state.ts';
import type { ApprovalInstance } from './approval-instance.ts';
import { decideTask, terminateInstance } from './decide-task.ts';

export type InstanceDecision = {
  instance: string;
  /** Approver; the one of the first running task by default. */
  user?: string | undefined;
  result: 'agree' | 'refuse' | 'terminate';
  remark: string | null;
};

/** Decides for a person, as a click in the DingTalk client does. Used by the control API and the console page. */
export function decideInstance(world: DingtalkWorld, wanted: InstanceDecision): ApprovalInstance {
  const instance = world.state.instances.get(wanted.instance);
  if (!instance) throw new ControlError(404, 'notFound', `no approval instance '${wanted.instance}'`);
  if (instance.status !== 'RUNNING') {
    const outcome = `${instance.status} ${instance.result ?? ''}`.trim();
    throw new ControlError(409, 'refused', `the instance is already ${outcome}`);
  }
  if (wanted.result === 'terminate') {
    terminateInstance(world, instance, { userId: instance.originatorUserId, remark: wanted.remark });
    return instance;
  }
  const running = instance.tasks.filter((task) => task.status === 'RUNNING');
  const task = running.find((each) => wanted.user === undefined || each.userId === wanted.user);
  if (!task) {
    const names = running.map((each) => each.userId).join(', ');
    throw new ControlError(409, 'refused', `'${wanted.user}' has no open task here; open for ${names}`);
  }
  decideTask(world, instance, { task, result: wanted.result, remark: wanted.remark });
  return instance;
}
