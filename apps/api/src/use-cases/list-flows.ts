import { listFlows as queryFlows } from '@flowbridge/db';
import { z } from 'zod';
import type { Access } from '../contract/access.ts';
import type { FlowListItem, ListFlowsInput } from '../contract/flows.ts';
import type { Page } from '../contract/paging.ts';
import { Refusal } from '../contract/refusal.ts';
import { runStates, triggerKinds } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';

const cursorShape = z.tuple([z.iso.datetime(), z.string()]);

/** The tenant's flows, last changed first. */
export async function listFlows(
  deps: ApiDeps,
  access: Access,
  input: ListFlowsInput,
): Promise<Page<FlowListItem>> {
  const limit = input.limit ?? 50;
  const rows = await queryFlows(deps.db, {
    tenantId: access.tenantId,
    search: input.search,
    enabled: input.enabled,
    folder: input.folder,
    after: readCursor(input.cursor),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      name: row.name,
      folder: row.folder,
      enabled: row.enabled,
      publishedVersion: row.publishedVersion,
      revision: row.revision,
      updatedAt: row.updatedAt.toISOString(),
      triggerKinds: triggerKinds.filter((kind) => row.triggerKinds.includes(kind)),
      lastRuns: row.lastRuns.flatMap(({ id, state }) => {
        const known = runStates.find((each) => each === state);
        return known ? [{ id, state: known }] : [];
      }),
    })),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
  };
}

function writeCursor({ updatedAt, id }: { updatedAt: Date; id: string }): string {
  return Buffer.from(JSON.stringify([updatedAt.toISOString(), id])).toString('base64url');
}

function readCursor(cursor: string | null | undefined): { updatedAt: Date; id: string } | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  try {
    const [updatedAt, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { updatedAt: new Date(updatedAt), id };
  } catch (cause) {
    throw new Refusal('invalidInput', { path: 'cursor', message: 'Not a cursor of this list.', cause });
  }
}
