import { newId } from '@flowbridge/db';
import { writePackageFile } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { PackedFlows, PublishTemplateInput } from '../../contract/packages.ts';
import type { ApiDeps } from '../../deps.ts';
import { packTemplate } from './publish-template.ts';

/**
 * The file that publishing would make: what another installation is asked about before anything is stored here. Flows that were
 * never published from here get an origin that no other template has.
 */
export async function packFlows(
  deps: ApiDeps,
  access: Access,
  input: PublishTemplateInput,
): Promise<PackedFlows> {
  const { previous, content, keys } = await packTemplate(deps, access, input);
  const origin = { templateKey: previous?.key ?? newId(), version: (previous?.version ?? 0) + 1 };
  const file = writePackageFile({
    ...{ content, origin },
    changelog: input.changelog ?? null,
    exportedAt: new Date(),
  });
  return { file, keys: keys.now };
}
