import { describe, expect, it } from 'vitest';
import { authorisedDingtalk, purchaseRows, purchaseStart } from '../../testing/call-dingtalk.ts';

const caller = authorisedDingtalk();

function start(more: Record<string, unknown>): { status: number; code: unknown; message: string } {
  const reply = caller.api('POST', '/v1.0/workflow/processInstances', purchaseStart('17', more));
  const { code, message } = reply.json();
  return { status: reply.status, code, message: String(message) };
}

const rows = purchaseRows(['11028', '55']);
const form = (...values: unknown[]) => ({
  formComponentValues: [{ name: '来源单号', value: '17' }, { name: '物料表', value: rows }, ...values],
});
const table = (value: unknown) => ({
  formComponentValues: [
    { name: '来源单号', value: '17' },
    { name: '物料表', value },
  ],
});

describe('what the start of an approval refuses', () => {
  it.each([
    ['a label that is not on the form', form({ name: '备 注', value: 'x' }), '备 注'],
    ['a number instead of a string', form({ name: '备注', value: 5 }), '备注'],
    ['null instead of a string', form({ name: '备注', value: null }), '备注'],
    ['the same control twice', form({ name: '来源单号', value: '18' }), '来源单号'],
    ['a date in another form', form({ name: '单据日期', value: '2022-08-20T00:00:00Z' }), '单据日期'],
    ['a day that does not exist', form({ name: '单据日期', value: '2022-02-30' }), '单据日期'],
    ['an endless text', form({ name: '备注', value: 'x'.repeat(65_536) }), '备注'],
    ['a missing required control', { formComponentValues: [{ name: '来源单号', value: '17' }] }, '物料表'],
    ['an empty required control', { formComponentValues: [{ name: '来源单号', value: '' }] }, '来源单号'],
    ['a table that is an array, not a text', table([[{ name: '品号', value: '1' }]]), '物料表'],
    ['a table of one level', table('[{"name":"品号","value":"1"}]'), '物料表（第 1 行）'],
    ['an empty table', table('[]'), '物料表'],
    [
      'an unknown column',
      table('[[{"name":"品号","value":"1"},{"name":"颜色","value":"红"}]]'),
      '物料表（第 1 行）颜色',
    ],
    [
      'a number inside a table',
      table('[[{"name":"品号","value":"1"},{"name":"需求数量","value":55}]]'),
      '物料表（第 1 行）需求数量',
    ],
    ['a word in a number column', table(purchaseRows(['1', '5'], ['2', '五'])), '物料表（第 2 行）需求数量'],
    [
      'a row without its required column',
      table('[[{"name":"品号","value":"1"}]]'),
      '物料表（第 1 行）需求数量',
    ],
  ])('%s', (_name, more, control) => {
    const reply = start(more);
    expect([reply.status, reply.code]).toEqual([400, 'formConverterError']);
    expect(reply.message).toContain(`失败控件：${control}`);
  });

  it.each([
    ['a missing deptId without approvers', { deptId: undefined }, 'invalidParameter'],
    ['a deptId as text', { deptId: '-1' }, 'invalidParameter'],
    ['a department the originator is not in', { deptId: 102 }, 'processInstanceInvalidParameter'],
    ['an unknown originator', { originatorUserId: 'nobody' }, 'processInstanceInvalidParameter'],
    [
      'an unknown approver',
      { approvers: [{ actionType: 'AND', userIds: ['nobody'] }] },
      'processInstanceInvalidParameter',
    ],
    ['an unknown process code', { processCode: 'PROC-X' }, 'processCodeError'],
    ['the agent of another app', { microappAgentId: 5 }, 'invalidAgentId'],
    ['an unknown field', { originatorUserid: 'manager75' }, 'invalidParameter'],
    ['a form that is no array', { formComponentValues: '[]' }, 'invalidParameter'],
    [
      'more than 150 controls',
      { formComponentValues: Array(151).fill({ name: 'x', value: '' }) },
      'invalidParameter',
    ],
  ])('%s', (_name, more, code) => {
    expect([start(more).status, start(more).code]).toEqual([400, code]);
  });

  it('nothing of which leaves an instance behind', () => {
    expect(caller.sim.state.instances.size).toBe(0);
  });
});

describe('what the start of an approval accepts', () => {
  it('approvers instead of a department', () => {
    expect(start({ deptId: undefined, approvers: [{ actionType: 'AND', userIds: ['felix'] }] }).status).toBe(
      200,
    );
  });

  it('the same request twice: it is not idempotent, and the counter shows it', () => {
    caller.sim.counters.reset();
    start({ RequestId: 'same' });
    start({ RequestId: 'same' });
    expect(caller.sim.counters.read().writes).toEqual({ 'start PROC-FLOWBRIDGE-PURCHASE 来源单号=17': 2 });
  });
});
