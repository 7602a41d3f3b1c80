import { z } from 'zod';
import { ControlError } from '../simulation/control-error.ts';
import { parseControlBody } from '../simulation/parse-control-body.ts';
import type { ControlAction } from '../simulation/simulator.ts';
import { findRow, rowsInOrder, tableOf } from './company.ts';
import type { SapRecord } from './entities/field-definition.ts';
import { readRecord } from './read-record.ts';
import { decideApproval } from './rules/decide-approval.ts';
import type { SapSettings } from './sap-b1-simulator.ts';
import { type CompanyContext, localMoment } from './sap-context.ts';
import { SapError } from './sap-error.ts';
import { insertSeed } from './seed/seed-company.ts';
import { purchaseApprovalRequest, purchaseRequestDraft } from './seed/seed-purchase-requests.ts';

type SapControl = { context: CompanyContext; settings: SapSettings; changed: () => void };

const seedSchema = z.strictObject({
  settings: z
    .strictObject({ dateStyle: z.enum(['date', 'dateTime']), strict: z.boolean() })
    .partial()
    .optional(),
  /** Records to insert or replace, by entity set; fields that callers may not write are allowed here. */
  entities: z.record(z.string(), z.array(z.unknown())).optional(),
  /** So many further purchase request drafts with pending approvals, created at the simulated now. */
  purchaseRequests: z.int().min(0).max(5000).optional(),
});

const approveSchema = z.strictObject({
  /** Code of the approval request. */
  instance: z.union([z.int(), z.string().regex(/^\d+$/)]),
  /** User code; the approver of stage 1 by default. */
  user: z.string().default('manager'),
  result: z.enum(['agree', 'refuse']),
  remark: z.string().nullable().default(null),
});

/** The Service Layer's own control addresses: seed and approve. */
export function sapControlActions(control: SapControl): Record<string, ControlAction> {
  const { context, settings } = control;
  return {
    seed: {
      get: (query) => {
        const wanted = query.get('entity');
        if (wanted !== undefined) return { rows: rowsInOrder(entityTable(context, wanted)) };
        const tables = [...context.company.tables].map(([set, table]) => [set, table.rows.size]);
        return { settings, tables: Object.fromEntries(tables) };
      },
      post: (body) => {
        const added = refusals(() => seed(control, parseControlBody(seedSchema, body)));
        control.changed();
        return { ok: true, added };
      },
    },
    approve: {
      get: () => ({
        pending: rowsInOrder(tableOf(context.company, 'ApprovalRequests')).filter(
          (request) => request.Status === 'arsPending',
        ),
      }),
      post: (body) => {
        const request = refusals(() => approve(context, parseControlBody(approveSchema, body)));
        control.changed();
        return { request };
      },
    },
  };
}

function seed(
  { context, settings }: SapControl,
  wanted: z.infer<typeof seedSchema>,
): Record<string, unknown[]> {
  const added: Record<string, unknown[]> = {};
  const records = Object.entries(wanted.entities ?? {}).map(([set, rows]) => {
    const { definition } = entityTable(context, set);
    return {
      definition,
      rows: rows.map((row) => readRecord(row, definition, { strict: true, keepReadOnly: true })),
    };
  });
  const { dateStyle, strict } = wanted.settings ?? {};
  if (dateStyle !== undefined) settings.dateStyle = dateStyle;
  if (strict !== undefined) settings.strict = strict;
  for (const { definition, rows } of records) {
    added[definition.set] = rows.map((row) => insertWithKey(context, definition.set, row));
  }
  for (let index = 0; index < (wanted.purchaseRequests ?? 0); index += 1) {
    const code = addPurchaseRequest(context, index);
    added.ApprovalRequests = [...(added.ApprovalRequests ?? []), code];
  }
  return added;
}

function insertWithKey(context: CompanyContext, set: string, row: SapRecord): unknown {
  const table = tableOf(context.company, set);
  const [key = ''] = table.definition.keys;
  if (table.definition.autoKey) row[key] ??= table.nextAutoKey;
  if (table.definition.keys.some((name) => row[name] === undefined || row[name] === null)) {
    throw new ControlError(
      400,
      'badBody',
      `${set}: each record needs ${table.definition.keys.join(' and ')}`,
    );
  }
  return insertSeed(context, set, row)[key];
}

function addPurchaseRequest(context: CompanyContext, index: number): number {
  const created = localMoment(context);
  const request = {
    entry: tableOf(context.company, 'Drafts').nextAutoKey,
    code: tableOf(context.company, 'ApprovalRequests').nextAutoKey,
    quantities: [10 + (index % 90), 1 + (index % 20)],
    docDate: created.date,
    dueDate: created.date,
    requiredDate: created.date,
    created,
  } as const;
  insertSeed(context, 'Drafts', purchaseRequestDraft(request));
  insertSeed(context, 'ApprovalRequests', purchaseApprovalRequest(request));
  return request.code;
}

function approve(context: CompanyContext, wanted: z.infer<typeof approveSchema>): SapRecord {
  const user = context.logins.find((each) => each.code === wanted.user);
  if (!user) throw new ControlError(404, 'notFound', `no user '${wanted.user}'`);
  const code = Number(wanted.instance);
  if (!findRow(tableOf(context.company, 'ApprovalRequests'), [code])) {
    throw new ControlError(404, 'notFound', `no approval request ${code}`);
  }
  const status = wanted.result === 'agree' ? 'ardApproved' : 'ardNotApproved';
  return decideApproval(context, user, { code, decisions: [{ Status: status, Remarks: wanted.remark }] });
}

function entityTable(context: CompanyContext, set: string) {
  const table = context.company.tables.get(set);
  if (!table) throw new ControlError(404, 'notFound', `no entity set '${set}'`);
  return table;
}

/** What the server itself would refuse becomes a refusal of the control API. */
function refusals<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof SapError) throw new ControlError(400, 'refused', error.message);
    throw error;
  }
}
