import { parameterSchema } from '@flowbridge/flow';
import { z } from 'zod';
import { createdFlows, flow } from '../../client/answers.ts';
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

const template = z.looseObject({ parameters: z.array(parameterSchema) });

export type MadeFlow = { id: string; name: string; version: number | null; enabled: boolean };

type Create = {
  templateId: string;
  version: number;
  names: { en: string; zh: string };
  options: ImportOptions;
};

/** Flows of a template: bound and parametrised, published and switched on as far as it was asked. */
export async function createFlows(
  { at, report }: Opened,
  surroundings: Surroundings,
  { templateId, version, names, options }: Create,
): Promise<MadeFlow[]> {
  const language = readWord('--language', options.language ?? 'en', ['en', 'zh']);
  const given = await givenParameters(surroundings, options);
  const { parameters } = await at.get(`/templates/${templateId}`, {
    answer: template,
    query: { version, language },
  });
  const values = parameterValues(given, parameters);
  const own = await listConnections(at);
  const connections = Object.fromEntries(
    [...readKeyValues('--connection', options.connection)].map(([connectorKey, wanted]) => [
      connectorKey,
      pickConnection(own, wanted, { connectorKey, at }).id,
    ]),
  );
  const folderId = options.folder === undefined ? null : await folderAt(at, options.folder);
  const made = await at.post(`/templates/${templateId}/create-flows`, {
    answer: createdFlows,
    body: {
      ...{ version, language, connections, folderId },
      name: options.name ?? names[language],
      parameters: values,
    },
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
