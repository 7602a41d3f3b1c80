/** What the target has of the flows: its copy of their template, and the families that were made of it. */
import { callsOf, groupFamilies, type PackageFlow } from '@flowbridge/templates';
import { z } from 'zod';
import { CliError } from '../../cli-error.ts';
import { anyFile, type Flow, flow, type PackagePreview, packagePreview } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { readPackage } from '../../client/read-package.ts';
import { unlessMissing } from '../../find/find-flow.ts';
import { headsOf } from '../../flows/heads-of.ts';
import type { Source } from './look-at-source.ts';

const madeFlow = z.looseObject({ id: z.string(), flowKey: z.string() });

const members = z.looseObject({
  flows: z.array(z.looseObject({ id: z.string(), draftPublished: z.boolean() })),
});

export type TargetFlow = Flow & {
  key: string;
  /** Version of the template it comes from. */
  from: number;
  /** Its draft is not what runs. */
  hasDraft: boolean;
};

/** Flows of the target that call each other. */
export type TargetFamily = {
  flows: TargetFlow[];
  heads: string[];
  /** The flows of the template version each flow comes from, by version. */
  bases: ReadonlyMap<number, PackageFlow[]>;
};

export type TargetState = {
  preview: PackagePreview;
  /** Version of the copy that the flows are to be of. */
  version: number;
  families: TargetFamily[];
};

export async function lookAtTarget(at: Installation, { file }: Source): Promise<TargetState> {
  const preview = await at.post('/templates/import-preview', { answer: packagePreview, body: { file } });
  const { plan, becomes, unknownConnectors } = preview;
  if (unknownConnectors.length > 0) {
    throw new CliError('unknownConnector', `${at.name} has not got the connectors the flows use`, {
      path: unknownConnectors.join(', '),
      hint: 'Bring the installation to the version of the source.',
    });
  }
  const { into } = plan;
  if (into === null) return { preview, version: 1, families: [] };
  const version = into.version + (becomes === 'same' ? 0 : 1);
  const made = await at.all(`/templates/${into.id}/flows`, { item: madeFlow });
  const present: TargetFlow[] = [];
  for (const { id, flowKey } of made) {
    const detail = await at.get(`/flows/${id}`, { answer: flow });
    const [itself] = (await at.get(`/flows/${id}/family`, { answer: members })).flows;
    const hasDraft = itself?.draftPublished === false;
    present.push({ ...detail, key: flowKey, from: detail.origin?.version ?? 0, hasDraft });
  }
  const bases = new Map<number, PackageFlow[]>();
  for (const from of new Set(present.map((each) => each.from))) {
    if (from >= version) continue;
    const base = await at
      .get(`/templates/${into.id}/export`, { answer: anyFile, query: { version: from } })
      .catch(unlessMissing);
    if (base) bases.set(from, readPackage(base).flows);
  }
  const families = groupFamilies(
    present.map((each) => ({ ...each, calls: callsOf(each.document).map(({ config }) => config.flow) })),
  );
  return {
    ...{ preview, version },
    families: families.map((flows) => ({ flows, heads: headsOf(flows), bases })),
  };
}
