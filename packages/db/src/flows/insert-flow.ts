import type { FlowDocument } from '@flowbridge/flow';
import { auditRow } from '../audit/audit-event.ts';
import { asJson } from '../database/as-json.ts';
import type { Database } from '../database/open-database.ts';
import { draftEndpoints } from './draft-endpoints.ts';

export type NewFlow = {
  id: string;
  tenantId: string;
  name: string;
  /** A folder of the tenant; absent or null: none. */
  folderId?: string | null;
  tags?: string[];
  draft: FlowDocument;
  bindings?: { connections: Record<string, string>; parameters: Record<string, unknown> };
  /** Template version it is made from, and which flow of the package it was. */
  origin?: { templateKey: string; version: number; templateId: string; flowKey: string };
  userId: string | null;
  /** The setup that makes it. */
  setupId?: string;
};

/** Inserts a flow at revision 1, neither published nor enabled. */
export async function insertFlow(db: Database, flow: NewFlow): Promise<void> {
  await insertFlows(db, [flow]);
}

/** The same for several: all of them or none. */
export async function insertFlows(db: Database, flows: readonly NewFlow[]): Promise<void> {
  await db.prisma.$transaction(flows.flatMap((flow) => writesOfNewFlow(db, flow)));
}

/** What inserting a flow writes, for a transaction that does more. */
export function writesOfNewFlow(db: Database, flow: NewFlow) {
  const { id, tenantId, userId, name } = flow;
  return [
    db.prisma.flow.create({
      data: {
        id,
        tenantId,
        name,
        folderId: flow.folderId ?? null,
        tags: flow.tags ?? [],
        draft: asJson(flow.draft),
        bindings: asJson(flow.bindings ?? { connections: {}, parameters: {} }),
        setupId: flow.setupId ?? null,
        ...(flow.origin === undefined ? {} : { origin: asJson(flow.origin) }),
      },
    }),
    db.prisma.httpEndpoint.createMany({ data: draftEndpoints({ tenantId, flowId: id }, flow.draft) }),
    db.prisma.auditEvent.create({
      data: auditRow({ tenantId, userId, kind: 'flow.created', subjectId: id, details: { name } }),
    }),
  ];
}
