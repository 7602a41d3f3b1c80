import type { ApproverNode, FormControl, ProcessTemplate } from './process-template.ts';

/**
 * An approval instance. States: RUNNING → COMPLETED (result agree or refuse) or TERMINATED (no result). Nodes
 * of approvers are worked off in order; each opens one task for every approver. `workflow/decide-task.ts` and
 * `workflow/terminate-instance.ts` are the only places that leave RUNNING.
 */
export type ApprovalInstance = {
  id: string;
  businessId: string;
  template: ProcessTemplate;
  title: string;
  appKey: string;
  originatorUserId: string;
  originatorDeptId: number;
  status: 'RUNNING' | 'COMPLETED' | 'TERMINATED';
  result: 'agree' | 'refuse' | null;
  createdMs: number;
  finishedMs: number | null;
  form: FormValue[];
  nodes: readonly ApproverNode[];
  currentNode: number;
  ccUserIds: readonly string[];
  tasks: ApprovalTask[];
  records: OperationRecord[];
};

/** What was filled in: a text, or the rows of a table, each a list of cells. */
export type FormValue = { control: FormControl; value: string; rows?: FormCell[][] };
export type FormCell = { control: FormControl; value: string };

export type ApprovalTask = {
  taskId: number;
  node: number;
  userId: string;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELED';
  result: 'AGREE' | 'REFUSE' | 'NONE';
  createdMs: number;
  finishedMs: number | null;
};

export type OperationRecord = {
  userId: string;
  atMs: number;
  type: 'START_PROCESS_INSTANCE' | 'EXECUTE_TASK_NORMAL' | 'TERMINATE_PROCESS_INSTANCE';
  result: 'NONE' | 'AGREE' | 'REFUSE';
  remark: string | null;
};
