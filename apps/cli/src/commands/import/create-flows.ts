import { documentOf } from '@flowbridge/templates';
import type { z } from 'zod';
import { createdFlows, flow } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { readPackage } from '../../client/read-package.ts';
import { listConnections, pickConnection } from '../../find/find-connection.ts';
import { folderAt } from '../../find/folder-at.ts';
import { headsOf } from '../../flows/heads-of.ts';
import { publishFamilies } from '../../flows/publish-families.ts';
import { readKeyValues } from '../../options/key-values.ts';
import { readWord } from '../../options/read-number.ts';
import { givenParameters, parameterValues } from '../../options/read-parameters.ts';
import { table } from '../../print/table.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { Opened } from '../installation-options.ts';
import type { ImportOptions } from './import-options.ts';

export type MadeFlow = { id: string; name: string; version: number | null; enabled: boolean };

/** What flows are made with: settled before anything is imported. */
export type Prepared = {
  language: 'en' | 'zh';
  name: string;
  connections: Record<string, string>;
  parameters: Record<string, z.core.util.JSONType>;
};

/** Connections that are not there, and values that fit no parameter, are refused here. */
export async function prepareFlows(
  at: Installation,
  surroundings: Surroundings,
  { file, options }: { file: Record<string, unknown>; options: ImportOptions },
): Promise<Prepared> {
  const language = readWord('--language', options.language ?? 'en', ['en', 'zh']);
  const given = await givenParameters(surroundings, options);
  const { flows, names } = readPackage(file);
  const declared = flows.flatMap((each) => documentOf(each, language).parameters);
  const own = await listConnections(at);
  const connections = [...readKeyValues('--connection', options.connection)].map(
    ([connectorKey, wanted]) => [connectorKey, pickConnection(own, wanted, { connectorKey, at }).id] as const,
  );
  return {
    language,
    name: options.name ?? names[language],
    connections: Object.fromEntries(connections),
    parameters: parameterValues(given, declared),
  };
}

type Create = {
  templateId: string;
  version: number;
  prepared: Prepared;
  options: Pick<ImportOptions, 'folder' | 'publish' | 'enable'>;
};

/** Flows of a template: bound and parametrised, published and switched on as far as it was asked. */
export async function createFlows(
  { at, report }: Opened,
  { templateId, version, prepared, options }: Create,
): Promise<MadeFlow[]> {
  const folderId = options.folder === undefined ? null : await folderAt(at, options.folder);
  const made = await at.post(`/templates/${templateId}/create-flows`, {
    answer: createdFlows,
    body: { version, folderId, ...prepared },
  });
  const drafts = await Promise.all(made.flows.map(({ id }) => at.get(`/flows/${id}`, { answer: flow })));
  const published =
    options.publish || options.enable
      ? await publishFamilies(at, { heads: headsOf(drafts), enable: options.enable === true })
      : [];
  const flows = drafts.map(({ id, name }): MadeFlow => {
    const found = published.find((each) => each.id === id);
    return { id, name, version: found?.version ?? null, enabled: found?.enabled ?? false };
  });
  report.answer(madeTable(flows));
  return flows;
}

/** Flows that were made, with what became of them. */
export function madeTable(flows: readonly MadeFlow[]): string {
  return table(
    [{ title: 'flow' }, { title: 'id' }, { title: 'published' }, { title: 'on' }],
    flows.map(({ id, name, version, enabled }) => [
      name,
      id,
      version === null ? 'draft' : `version ${version}`,
      enabled ? 'yes' : 'no',
    ]),
  );
}
