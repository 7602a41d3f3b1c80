import { nearestLanguage, wordsOfBoth } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { ById } from '../../contract/paging.ts';
import type { FlowWords } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { readOrigin } from '../flow-view.ts';
import { readDocument } from '../read-document.ts';
import { requireFlow } from '../resolve-version.ts';
import { readPackage } from './load-upgrade.ts';

/** How the flow's template says its titles and labels in the other language; nothing of a flow that is drawn once. */
export async function flowWords(deps: ApiDeps, access: Access, { id }: ById): Promise<FlowWords> {
  const row = await requireFlow(deps, access, id);
  const origin = readOrigin(row.origin);
  const { templateId, version: number } = origin ?? {};
  if (templateId === undefined || number === undefined) return { drawnIn: null, otherWords: [] };
  const content = await readPackage(deps, access, { templateId, number });
  const flows = content?.flows ?? [];
  const flow =
    flows.find(({ key }) => key === origin?.flowKey) ?? (flows.length === 1 ? flows[0] : undefined);
  if (flow === undefined || 'document' in flow) return { drawnIn: null, otherWords: [] };
  const drawnIn = nearestLanguage(flow, readDocument(row.draft));
  return { drawnIn, otherWords: wordsOfBoth([flow], drawnIn) };
}
