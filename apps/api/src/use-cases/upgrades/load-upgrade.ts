/** A family with everything an upgrade compares: drafts, the versions they come from, the version they go to. */
import { type FlowRow, findTemplateVersion } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import type { FamilyMember, PackageContent, PackageFlow } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { FlowOrigin } from '../../contract/flows.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { BaseLoss, PreviewUpgradeInput, UpgradeItem } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { readStoredContent } from '../packages/stored-content.ts';
import { readDocument } from '../read-document.ts';
import { requireFlow } from '../resolve-version.ts';
import { type Family, findFamilies } from './find-families.ts';

export type LoadedFlow = FamilyMember & {
  row: FlowRow;
  origin: FlowOrigin;
  baseLoss: BaseLoss;
};
export type LoadedUpgrade = { item: UpgradeItem; flows: LoadedFlow[]; theirs: PackageFlow[] };

/** Refused with `upgradeNone` when the flow's family is not behind the wanted version. */
export async function loadUpgrade(
  deps: ApiDeps,
  access: Access,
  { id, version }: PreviewUpgradeInput,
): Promise<LoadedUpgrade> {
  await requireFlow(deps, access, id);
  const family = (await findFamilies(deps, access)).find(({ rows }) => rows.some((row) => row.id === id));
  if (!family) throw upToDate();
  return loadFamily(deps, access, { family, version });
}

/** The same for a family that is known. `version`: absent, the newest; none of its flows may be above it. */
export async function loadFamily(
  deps: ApiDeps,
  access: Access,
  { family, version }: { family: Family; version?: number | undefined },
): Promise<LoadedUpgrade> {
  const { item, rows } = family;
  const to = version ?? item.to;
  if (to <= item.from || rows.some(({ cameFrom }) => cameFrom.version > to)) throw upToDate();
  const packages = new Map<number, PackageContent | undefined>();
  const contentOf = async (number: number) => {
    const wanted = { templateId: item.template.id, number };
    if (!packages.has(number)) packages.set(number, await readPackage(deps, access, wanted));
    return packages.get(number);
  };
  const target = await contentOf(to);
  if (target === undefined) {
    throw new Refusal('packageInvalid', {
      message: `Version ${to} of the template cannot be read.`,
      path: `${item.template.names.en} › ${to}`,
    });
  }
  const flows: LoadedFlow[] = [];
  for (const { id, cameFrom } of rows) {
    flows.push(
      await loadFlow(deps, access, { flowId: id, cameFrom, from: await contentOf(cameFrom.version) }),
    );
  }
  return { item: { ...item, to }, flows, theirs: target.flows };
}

type Wanted = { flowId: string; cameFrom: FlowOrigin; from: PackageContent | undefined };

async function loadFlow(
  deps: ApiDeps,
  access: Access,
  { flowId, cameFrom, from }: Wanted,
): Promise<LoadedFlow> {
  const row = await requireFlow(deps, access, flowId);
  const mine: FlowDocument = readDocument(row.draft);
  // Flows from before packages do not say which flow of the template they were; in a template of one flow it is that one.
  const key = cameFrom.flowKey ?? (from?.flows.length === 1 ? from.flows[0]?.key : undefined);
  const base = from?.flows.find((flow) => flow.key === key);
  const baseLoss = from === undefined ? 'versionGone' : base === undefined ? 'flowMissing' : null;
  return { id: flowId, key: key ?? '', mine, base, row, origin: cameFrom, baseLoss };
}

/** Undefined when the version is gone or holds what nobody can read any more. */
export async function readPackage(
  deps: ApiDeps,
  { tenantId }: Access,
  { templateId, number }: { templateId: string; number: number },
): Promise<PackageContent | undefined> {
  const row = await findTemplateVersion(deps.db, { tenantId, templateId, version: number });
  if (!row) return undefined;
  try {
    return readStoredContent(row.package);
  } catch (error) {
    deps.log.warn({ err: error, templateId, number }, 'a template version cannot be read');
    return undefined;
  }
}

function upToDate(): Refusal {
  return new Refusal('upgradeNone', { message: 'There is no newer version of the template.' });
}
