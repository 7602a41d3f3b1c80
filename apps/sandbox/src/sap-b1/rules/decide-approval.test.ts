import { describe, expect, it } from 'vitest';
import { errorOf, type SapCaller, signedInSap, signIn } from '../../testing/call-sap.ts';

const decide = (caller: SapCaller, decision: Record<string, unknown>, code = 17) =>
  caller.call('PATCH', `/ApprovalRequests(${code})`, { ApprovalRequestDecisions: [decision] });

const statusOf = (caller: SapCaller, code = 17) => caller.call('GET', `/ApprovalRequests(${code})`).json();

describe('approval requests', () => {
  it('records the decision of the session user, by name or letter, and marks the draft', () => {
    const manager = signedInSap();
    expect(decide(manager, { Status: 'ardApproved', Remarks: 'Approved' }).status).toBe(204);
    expect(decide(manager, { Status: 'N', Remarks: '太贵' }, 18).status).toBe(204);
    expect(statusOf(manager)).toMatchObject({
      Status: 'arsApproved',
      ApprovalRequestLines: [{ UserID: 12, Status: 'ardApproved', Remarks: 'Approved' }],
      ApprovalRequestDecisions: [],
    });
    expect(statusOf(manager, 18).Status).toBe('arsNotApproved');
    expect(manager.call('GET', '/Drafts(16)').json().AuthorizationStatus).toBe('dasApproved');
    expect(manager.call('GET', '/Drafts(17)').json().AuthorizationStatus).toBe('dasRejected');
    expect(manager.sim.counters.read().writes).toEqual({
      'PATCH ApprovalRequests(17)': 1,
      'PATCH ApprovalRequests(18)': 1,
    });
  });

  it('refuses a second decision', () => {
    const manager = signedInSap();
    decide(manager, { Status: 'Y' });
    const again = decide(manager, { Status: 'N' });
    expect([again.status, errorOf(again).text]).toEqual([
      400,
      'The approval request has already been processed',
    ]);
    expect(statusOf(manager).Status).toBe('arsApproved');
  });

  it('refuses a session user who is not on the current stage', () => {
    const zhangtao = signedInSap('zhangtao', 'flowbridge-sap-zhangtao');
    expect(errorOf(decide(zhangtao, { Status: 'Y' })).text).toContain('not an approver of the current stage');
    expect(statusOf(zhangtao).Status).toBe('arsPending');
  });

  it('takes a named approver with the right password only', () => {
    const zhangtao = signedInSap('zhangtao', 'flowbridge-sap-zhangtao');
    const named = { Status: 'Y', ApproverUserName: 'manager' };
    for (const password of [undefined, 'wrong']) {
      const refused = decide(zhangtao, { ...named, ...(password ? { ApproverPassword: password } : {}) });
      expect(errorOf(refused).text).toBe('User code or password is incorrect [Message 131-93]');
    }
    expect(decide(zhangtao, { ...named, ApproverPassword: 'flowbridge-sap' }).status).toBe(204);
  });

  it('refuses the request enum, long remarks and an empty decision, and changes nothing', () => {
    const manager = signedInSap();
    expect(errorOf(decide(manager, { Status: 'arsApproved' })).code).toBe(-1000);
    expect(errorOf(decide(manager, { Status: 'ardPending' })).code).toBe(-1000);
    expect(errorOf(decide(manager, { Status: 'Y', Remarks: '长'.repeat(201) })).text).toContain('200');
    expect(errorOf(manager.call('PATCH', '/ApprovalRequests(17)', { Status: 'arsApproved' })).code).toBe(206);
    expect(errorOf(decide(manager, { Status: 'Y' }, 99)).code).toBe(-2028);
    expect(statusOf(manager).Status).toBe('arsPending');
    expect(decide(manager, { Status: 'Y', Remarks: '长'.repeat(200) }).status).toBe(204);
  });

  it('is atomic: one refused decision undoes the others of the same PATCH', () => {
    const manager = signedInSap();
    const reply = manager.call('PATCH', '/ApprovalRequests(17)', {
      ApprovalRequestDecisions: [
        { Status: 'Y' },
        { Status: 'Y', ApproverUserName: 'zhangtao', ApproverPassword: 'flowbridge-sap-zhangtao' },
      ],
    });
    expect(reply.status).toBe(400);
    expect(statusOf(manager)).toMatchObject({
      Status: 'arsPending',
      ApprovalRequestLines: [{ Status: 'ardPending' }],
    });
  });

  it('goes from stage to stage and is approved by the last', async () => {
    const manager = signedInSap();
    await manager.sim.control.seed?.post?.({
      entities: {
        ApprovalRequests: [
          {
            Code: 30,
            DraftEntry: 16,
            ObjectType: '1470000113',
            ApprovalRequestLines: [
              { StageCode: 1, UserID: 12 },
              { StageCode: 2, UserID: 13 },
            ],
          },
        ],
      },
    });
    const lijing = signIn(manager.sim, 'lijing', 'flowbridge-sap-lijing');
    expect(decide(lijing, { Status: 'Y' }, 30).status).toBe(400);
    expect(decide(manager, { Status: 'Y' }, 30).status).toBe(204);
    expect(statusOf(manager, 30)).toMatchObject({ Status: 'arsPending', CurrentStage: 2 });
    expect(decide(lijing, { Status: 'Y' }, 30).status).toBe(204);
    expect(statusOf(manager, 30).Status).toBe('arsApproved');
  });

  it('turns an approved draft into its document and forgets the request', () => {
    const manager = signedInSap();
    const save = () =>
      manager.call('POST', '/DraftsService_SaveDraftToDocument', { Document: { DocEntry: 16 } });
    expect(errorOf(save()).text).toContain('has not been approved');
    decide(manager, { Status: 'Y' });
    expect(save().status).toBe(204);
    expect(manager.call('GET', '/ApprovalRequests(17)').status).toBe(404);
    expect(manager.call('GET', '/Drafts(16)').json().DocumentStatus).toBe('bost_Close');
    expect(manager.call('GET', '/PurchaseRequests(2)').json()).toMatchObject({
      DocObjectCode: '1470000113',
      DocumentLines: [{ ItemCode: '11028', Quantity: 55 }, { ItemCode: '14003' }],
    });
    expect(save().status).toBe(400);
  });

  it('can be decided through the control API, under the same rules', async () => {
    const { sim, call } = signedInSap();
    const approve = async (body: unknown) => sim.control.approve?.post?.(body);
    await expect(approve({ instance: 17, result: 'agree', user: 'zhangtao' })).rejects.toThrow(
      'not an approver',
    );
    await approve({ instance: 17, result: 'refuse', remark: '不需要' });
    expect(call('GET', '/ApprovalRequests(17)').json()).toMatchObject({
      Status: 'arsNotApproved',
      ApprovalRequestLines: [{ Remarks: '不需要' }],
    });
  });
});
