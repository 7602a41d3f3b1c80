/** Approvals in the sandbox's two systems: handed in, decided, pushed, and what the ERP holds of them. */
import { controlOf } from './sandbox-control.ts';

export type Approval = {
  instanceId: string;
  title: string;
  formComponentValues: { name: string; value: string }[];
};
export type Delivery = {
  id: string;
  url: string;
  state: 'pending' | 'delivered' | 'failed';
  event: { eventType: string; type: string; instanceId: string };
  attempts: { outcome: string; durationMs: number }[];
};
export type SapRow = Record<string, unknown>;
export type Verdict = 'agree' | 'refuse' | 'terminate';

/** The fields of an approval form or of one row of its table. */
type Cells = Record<string, string>;

export type SandboxApprovals = ReturnType<typeof sandboxApprovalsOf>;

/** The value of a form's control; undefined when it has none of that name. */
export const controlValue = (approval: Approval, name: string): string | undefined =>
  approval.formComponentValues.find((each) => each.name === name)?.value;

export function sandboxApprovalsOf(url: string) {
  const control = controlOf(url);
  const deliveries = async () =>
    (await control<{ deliveries: Delivery[] }>('dingtalk', 'deliveries', 'GET')).deliveries;

  return {
    /** So many further purchase requests in the ERP that wait for approval. */
    addPurchaseRequests: (count: number) => control('sap-b1', 'seed', 'POST', { purchaseRequests: count }),
    addToErp: (entities: Record<string, SapRow[]>) => control('sap-b1', 'seed', 'POST', { entities }),
    async erp(entity: string): Promise<SapRow[]> {
      return (await control<{ rows: SapRow[] }>('sap-b1', `seed?entity=${entity}`, 'GET')).rows;
    },
    /** How often each business fact was written, by its key. */
    async writesOf(system: 'sap-b1' | 'dingtalk'): Promise<Record<string, number>> {
      return (await control<{ writes: Record<string, number> }>(system, 'counters', 'GET')).writes;
    },
    moveErpClock: (advanceMs: number) => control('sap-b1', 'clock', 'POST', { advanceMs }),

    async pending(): Promise<Approval[]> {
      return (await control<{ pending: Approval[] }>('dingtalk', 'approve', 'GET')).pending;
    },
    decide: (instance: string, result: Verdict, remark: string | null = null) =>
      control('dingtalk', 'approve', 'POST', { instance, result, remark }),
    /** Starts an approval, as somebody does who fills in the form in DingTalk; answers its id. */
    async handIn(
      processCode: string,
      { table, rows, ...head }: { table: string; rows: Cells[]; [control: string]: unknown },
    ): Promise<string> {
      const pairs = (cells: Record<string, unknown>) =>
        Object.entries(cells).map(([name, value]) => ({ name, value: String(value) }));
      const before = new Set((await this.pending()).map((each) => each.instanceId));
      await control('dingtalk', 'seed', 'POST', {
        instances: [
          {
            originatorUserId: 'manager75',
            processCode,
            deptId: -1,
            formComponentValues: [...pairs(head), { name: table, value: JSON.stringify(rows.map(pairs)) }],
          },
        ],
      });
      const started = (await this.pending()).find((each) => !before.has(each.instanceId));
      if (!started) throw new Error(`No approval of ${processCode} was started.`);
      return started.instanceId;
    },

    /** Pushes of one instance's events to one address. */
    async deliveriesOf(instance: string, to: string): Promise<Delivery[]> {
      return (await deliveries()).filter((each) => each.event.instanceId === instance && each.url === to);
    },
    deliveries,
    redeliver: (delivery: string) => control('dingtalk', 'redeliver', 'POST', { delivery }),
    /** An app of its own for one more receiving flow; its callbacks are sealed as those of the demo connection. */
    async subscribe(appKey: string, to: string): Promise<void> {
      const app = { appKey, appSecret: 'e2e', agentId: 1000000003, corpId: 'dinge8a56572f80b02a8' };
      await control('dingtalk', 'seed', 'POST', { apps: [app] });
      await control('dingtalk', 'subscribe', 'POST', {
        url: to,
        appKey,
        ownerKey: 'dingflowbridgekey001',
        token: 'flowbridgeDdToken01',
        encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
        checkUrl: true,
      });
    },
  };
}
