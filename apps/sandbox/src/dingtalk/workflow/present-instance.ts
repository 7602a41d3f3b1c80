import type { DingtalkState } from '../dingtalk-state.ts';
import type { ApprovalInstance, FormValue } from './approval-instance.ts';

/** The `result` of `GET /v1.0/workflow/processInstances`: camel case, ISO times to the minute. */
export function presentInstance(state: DingtalkState, instance: ApprovalInstance) {
  return {
    ...(instance.finishedMs === null ? {} : { finishTime: isoMinute(instance.finishedMs) }),
    title: instance.title,
    status: instance.status,
    result: instance.result ?? '',
    businessId: instance.businessId,
    createTime: isoMinute(instance.createdMs),
    originatorUserId: instance.originatorUserId,
    originatorDeptId: String(instance.originatorDeptId),
    originatorDeptName: departmentName(state, instance),
    approverUserIds: approvers(instance),
    ccUserIds: instance.ccUserIds,
    bizAction: 'NONE',
    bizData: '',
    attachedProcessInstanceIds: [],
    mainProcessInstanceId: '',
    formComponentValues: instance.form.map((each) => ({
      id: each.control.id,
      name: each.control.label,
      value: readBack(each),
      extValue: '',
      componentType: each.control.componentType,
      bizAlias: '',
    })),
    operationRecords: instance.records.map((record) => ({
      userId: record.userId,
      date: isoMinute(record.atMs),
      type: record.type,
      result: record.result,
      ...(record.remark === null ? {} : { remark: record.remark }),
      activityId: record.type === 'START_PROCESS_INSTANCE' ? 'sid-startevent' : '',
      showName: record.type === 'START_PROCESS_INSTANCE' ? '发起人' : '审批人',
      ccUserIds: [],
    })),
    tasks: instance.tasks.map((task) => ({
      taskId: task.taskId,
      userId: task.userId,
      status: task.status,
      result: task.result,
      createTime: isoMinute(task.createdMs),
      ...(task.finishedMs === null ? {} : { finishTime: isoMinute(task.finishedMs) }),
      activityId: `node_${task.node}`,
      mobileUrl: `?procInsId=${instance.id}&taskId=${task.taskId}`,
      pcUrl: `?pcredirect=internal&procInsId=${instance.id}&taskId=${task.taskId}`,
      processInstanceId: instance.id,
    })),
  };
}

/** The `process_instance` of the old `/topapi/processinstance/get`: snake case, local times to the second. */
export function presentOldInstance(state: DingtalkState, instance: ApprovalInstance) {
  return {
    title: instance.title,
    create_time: localSecond(instance.createdMs),
    ...(instance.finishedMs === null ? {} : { finish_time: localSecond(instance.finishedMs) }),
    originator_userid: instance.originatorUserId,
    originator_dept_id: String(instance.originatorDeptId),
    originator_dept_name: departmentName(state, instance),
    status: instance.status,
    result: instance.result ?? '',
    business_id: instance.businessId,
    approver_userids: approvers(instance),
    cc_userids: instance.ccUserIds,
    operation_records: instance.records.map((record) => ({
      userid: record.userId,
      date: localSecond(record.atMs),
      operation_type: record.type,
      operation_result: record.result,
      ...(record.remark === null ? {} : { remark: record.remark }),
      attachments: [],
    })),
    tasks: instance.tasks.map((task) => ({
      taskid: String(task.taskId),
      userid: task.userId,
      task_status: task.status,
      task_result: task.result,
      create_time: localSecond(task.createdMs),
      ...(task.finishedMs === null ? {} : { finish_time: localSecond(task.finishedMs) }),
      activity_id: `node_${task.node}`,
      url: `?procInsId=${instance.id}&taskId=${task.taskId}`,
    })),
    biz_action: 'NONE',
    attached_process_instance_ids: [],
    main_process_instance_id: '',
    form_component_values: instance.form.map((each) => ({
      id: each.control.id,
      name: each.control.label,
      value: readBack(each),
      ext_value: '',
      component_type: each.control.componentType,
    })),
  };
}

/** A table is read back in another form than it was written: rows as `{ rowValue: [{ label, value, key }] }`. */
function readBack({ control, value, rows }: FormValue): string {
  if (!rows) return value;
  return JSON.stringify(
    rows.map((row, index) => ({
      rowValue: row.map((cell) => ({ label: cell.control.label, value: cell.value, key: cell.control.id })),
      rowNumber: `${control.id}_${index + 1}`,
    })),
  );
}

function approvers(instance: ApprovalInstance): string[] {
  return [...new Set(instance.nodes.flatMap((node) => node.userIds))];
}

function departmentName(state: DingtalkState, instance: ApprovalInstance): string {
  const id = instance.originatorDeptId === -1 ? 1 : instance.originatorDeptId;
  return state.departments.get(id)?.name ?? '';
}

/** `2022-08-31T11:52Z` */
function isoMinute(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

/** `2020-12-21 15:30:26`, China time. */
function localSecond(ms: number): string {
  return new Date(ms + 480 * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
