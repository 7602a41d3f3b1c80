import { threeOfMember, wordsOfBoth } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { PreviewUpgradeInput, UpgradeFlow, UpgradePreview } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { loadUpgrade } from './load-upgrade.ts';

/** The three documents of each flow of the family. Changes nothing; the browser merges them as the server will. */
export async function previewUpgrade(
  deps: ApiDeps,
  access: Access,
  input: PreviewUpgradeInput,
): Promise<UpgradePreview> {
  const { item, flows, theirs } = await loadUpgrade(deps, access, input);
  return {
    ...item,
    flows: flows.map((flow): UpgradeFlow => {
      const { id, row, origin, baseLoss } = flow;
      const head = { id, name: row.name, revision: row.revision, from: origin.version };
      const documents = threeOfMember(flow, flows, theirs);
      if (documents === undefined) return { ...head, kind: 'kept' };
      const { three, language, drawings } = documents;
      const otherWords = wordsOfBoth(drawings, language);
      const words = { drawnIn: otherWords.length === 0 ? null : language, otherWords };
      return { ...head, kind: 'merged', baseLoss, ...three, words };
    }),
  };
}
