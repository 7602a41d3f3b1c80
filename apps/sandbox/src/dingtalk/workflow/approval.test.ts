import { describe, expect, it } from 'vitest';
import { authorisedDingtalk, type DingtalkCaller, startPurchase } from '../../testing/call-dingtalk.ts';

type Shown = Record<string, unknown> & { tasks: { taskId: number; userId: string; status: string }[] };

const read = (caller: DingtalkCaller, id: string) =>
  caller.api('GET', `/v1.0/workflow/processInstances?processInstanceId=${id}`).json().result as Shown;

function execute(caller: DingtalkCaller, id: string, userId: string, result: 'agree' | 'refuse') {
  const task = read(caller, id).tasks.find((each) => each.userId === userId);
  return caller.api('POST', '/v1.0/workflow/processInstances/execute', {
    processInstanceId: id,
    taskId: task?.taskId ?? 0,
    actionerUserId: userId,
    result,
    remark: `${userId} ${result}`,
  });
}

describe('an approval instance', () => {
  it('reads back with the table in another form than it was written', () => {
    const caller = authorisedDingtalk();
    caller.sim.clock.change({ now: '2022-08-23T11:00:30Z', freeze: true });
    const shown = read(caller, startPurchase(caller));
    expect(shown).toMatchObject({
      title: '张涛提交的采购申请审批',
      status: 'RUNNING',
      result: '',
      createTime: '2022-08-23T11:00Z',
      originatorUserId: 'manager75',
      approverUserIds: ['felix'],
    });
    expect(shown.businessId).toMatch(/^202208231900\d{9}$/);
    const form = shown.formComponentValues as { name: string; value: string; componentType: string }[];
    expect(form[0]).toMatchObject({ name: '来源单号', value: '17', componentType: 'TextField' });
    const table = JSON.parse(form.find((each) => each.name === '物料表')?.value ?? '') as unknown[];
    expect(table[1]).toMatchObject({
      rowNumber: 'TableField-1_2',
      rowValue: [
        { label: '品号', value: '14003', key: 'TextField-A' },
        { label: '品名', value: '' },
        { label: '需求数量', value: '11' },
        { label: '单位', value: '' },
        { label: '需求日期', value: '' },
      ],
    });
  });

  it('is completed by the approver of its task, once', () => {
    const caller = authorisedDingtalk();
    const id = startPurchase(caller);
    expect(execute(caller, id, 'felix', 'agree').json()).toEqual({ success: true, result: true });
    expect(read(caller, id)).toMatchObject({
      status: 'COMPLETED',
      result: 'agree',
      tasks: [{ status: 'COMPLETED', result: 'AGREE' }],
      operationRecords: [
        { type: 'START_PROCESS_INSTANCE', result: 'NONE' },
        { userId: 'felix', type: 'EXECUTE_TASK_NORMAL', result: 'AGREE', remark: 'felix agree' },
      ],
    });
    expect(execute(caller, id, 'felix', 'refuse').json().code).toBe('invalidParameter');
  });

  it('waits for everyone of an AND node and for the first of an OR node', () => {
    const caller = authorisedDingtalk();
    const approvers = [
      { actionType: 'AND', userIds: ['felix', 'user1'] },
      { actionType: 'OR', userIds: ['felix', 'manager75'] },
    ];
    const id = startPurchase(caller, '17', { approvers });
    execute(caller, id, 'felix', 'agree');
    expect(read(caller, id).tasks.length).toBe(2);
    execute(caller, id, 'user1', 'agree');
    expect(read(caller, id).tasks.length).toBe(4);
    execute(caller, id, 'manager75', 'agree');
    expect(read(caller, id)).toMatchObject({ status: 'COMPLETED', result: 'agree' });
    expect(read(caller, id).tasks.map((task) => task.status)).toEqual([
      'COMPLETED',
      'COMPLETED',
      'CANCELED',
      'COMPLETED',
    ]);
  });

  it('ends with the first refusal', () => {
    const caller = authorisedDingtalk();
    const id = startPurchase(caller, '17', {
      approvers: [{ actionType: 'AND', userIds: ['felix', 'user1'] }],
    });
    execute(caller, id, 'user1', 'refuse');
    expect(read(caller, id)).toMatchObject({ status: 'COMPLETED', result: 'refuse' });
    expect(execute(caller, id, 'felix', 'agree').status).toBe(400);
  });

  it('is terminated by its originator only, and then has no result', () => {
    const caller = authorisedDingtalk();
    const id = startPurchase(caller);
    const terminate = (operatingUserId: string) =>
      caller.api('POST', '/v1.0/workflow/processInstances/terminate', {
        processInstanceId: id,
        operatingUserId,
      }).status;
    expect([terminate('felix'), terminate('manager75'), terminate('manager75')]).toEqual([400, 200, 400]);
    expect(read(caller, id)).toMatchObject({ status: 'TERMINATED', result: '' });
  });

  it('is shown by the old API in its own names and local times', () => {
    const caller = authorisedDingtalk();
    caller.sim.clock.change({ now: '2022-08-23T11:00:30Z', freeze: true });
    const id = startPurchase(caller);
    const reply = caller.oapi('/topapi/processinstance/get', { process_instance_id: id }).json();
    expect(reply).toMatchObject({
      errcode: 0,
      process_instance: {
        create_time: '2022-08-23 19:00:30',
        originator_userid: 'manager75',
        status: 'RUNNING',
        tasks: [{ userid: 'felix', task_status: 'RUNNING' }],
      },
    });
    expect(caller.oapi('/topapi/processinstance/get', { process_instance_id: 'x' }).json().errcode).toBe(
      400002,
    );
  });

  it('is listed in pages by both generations, each with its own sign of the end', () => {
    const caller = authorisedDingtalk();
    const ids = Array.from({ length: 25 }, (_, index) => startPurchase(caller, String(index)));
    const now = caller.sim.clock.now();
    const query = { processCode: 'PROC-FLOWBRIDGE-PURCHASE', startTime: now - 1000, endTime: now + 1000 };
    const page = (nextToken: unknown) =>
      caller
        .api('POST', '/v1.0/workflow/processes/instanceIds/query', { ...query, nextToken, maxResults: 20 })
        .json().result as { list: string[]; nextToken?: string };
    const first = page(0);
    const second = page(first.nextToken);
    expect([first.nextToken, second.nextToken]).toEqual(['20', undefined]);
    expect([...first.list, ...second.list]).toEqual(ids);
    const old = (cursor: number) =>
      caller
        .oapi('/topapi/processinstance/listids', {
          process_code: query.processCode,
          start_time: query.startTime,
          end_time: query.endTime,
          size: 20,
          cursor,
        })
        .json();
    expect(old(0)).toMatchObject({ errcode: 0, result: { next_cursor: 20 } });
    expect(old(20).result).toEqual({ list: ids.slice(20) });
  });

  it('refuses windows and pages beyond the limits of the vendor', () => {
    const caller = authorisedDingtalk();
    const now = caller.sim.clock.now();
    const day = 86_400_000;
    const query = (more: object) =>
      caller.api('POST', '/v1.0/workflow/processes/instanceIds/query', {
        processCode: 'PROC-FLOWBRIDGE-PURCHASE',
        startTime: now - day,
        endTime: now,
        ...more,
      }).status;
    expect(query({})).toBe(200);
    expect(query({ maxResults: 21 })).toBe(400);
    expect(query({ startTime: now - 121 * day })).toBe(400);
    expect(query({ startTime: now - 366 * day, endTime: now - 300 * day })).toBe(400);
  });
});

describe('work notices', () => {
  const text = (content: string) => ({ msgtype: 'text', text: { content } });

  it('wants agent_id on the top level and the right one', () => {
    const { oapi } = authorisedDingtalk();
    const send = (body: unknown) =>
      oapi('/topapi/message/corpconversation/asyncsend_v2', body).json().errcode;
    expect(send({ userid_list: 'felix', msg: { ...text('x'), agent_id: 1000000001 } })).toBe(40035);
    expect(send({ agent_id: 5, userid_list: 'felix', msg: text('x') })).toBe(70003);
    expect(send({ agent_id: 1000000001, userid_list: 'felix', msg: text('长'.repeat(700)) })).toBe(40035);
    expect(send({ agent_id: 1000000001, userid_list: 'felix', msg: text('x') })).toBe(0);
  });

  it('drops the same content to the same person on one day without saying so', () => {
    const { sim, oapi } = authorisedDingtalk();
    sim.clock.change({ now: '2022-08-23T15:00:00Z' });
    const send = () =>
      oapi('/topapi/message/corpconversation/asyncsend_v2', {
        agent_id: 1000000001,
        userid_list: 'felix,nobody',
        msg: text('库存预警'),
      }).json();
    expect([send().errcode, send().errcode]).toEqual([0, 0]);
    expect(sim.state.notices.map((notice) => notice.outcome)).toEqual([
      'delivered',
      'unknownUser',
      'sameContentToday',
      'unknownUser',
    ]);
    sim.clock.advance(1.5 * 3_600_000);
    const { task_id } = send();
    expect(sim.state.notices.at(-2)?.outcome).toBe('delivered');
    const result = oapi('/topapi/message/corpconversation/getsendresult', { agent_id: 1000000001, task_id });
    expect(result.json().send_result).toMatchObject({
      unread_user_id_list: ['felix'],
      invalid_user_id_list: ['nobody'],
    });
  });
});

describe('contacts', () => {
  it('pages members, names departments and lets a sign-in code be used once', async () => {
    const { sim, oapi } = authorisedDingtalk();
    expect(oapi('/topapi/v2/user/get', { userid: 'manager75' }).json().result).toMatchObject({
      name: '张涛',
    });
    expect(oapi('/topapi/v2/user/get', { userid: 'x' }).json().errcode).toBe(60121);
    expect(oapi('/topapi/v2/user/list', { dept_id: 1, cursor: 0, size: 1 }).json().result).toMatchObject({
      has_more: true,
      next_cursor: 1,
    });
    expect(oapi('/topapi/v2/department/listsubid', { dept_id: 1 }).json().result).toEqual({
      dept_id_list: [101, 102],
    });
    await sim.control.seed?.post?.({ authCodes: [{ code: 'abc', userid: 'felix' }] });
    const info = () => oapi('/topapi/v2/user/getuserinfo', { code: 'abc' }).json();
    expect(info().result).toMatchObject({ userid: 'felix' });
    expect(info().errcode).toBe(40078);
  });
});
