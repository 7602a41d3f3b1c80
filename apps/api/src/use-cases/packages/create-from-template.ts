import { insertFlows, insertFlowsOfSetup, listFolders, newId } from '@flowbridge/db';
import { connectorsOf, documentOf, leadCalls } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { CreateFromTemplateInput } from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireFolder } from '../change-folders.ts';
import {
  checkConnections,
  checkParameters,
  noConnection,
  ownConnections,
} from '../families/check-bindings.ts';
import { requireSetup } from '../setups/look-at-setups.ts';
import { openTemplate } from './copying/package-source.ts';
import { getTemplate } from './list-templates.ts';
import { missingParts } from './parts/missing-parts.ts';

/** Makes the template's flows in the tenant, all or none: bound and parametrised, calling each other, as drafts. */
export async function createFromTemplate(
  deps: ApiDeps,
  access: Access,
  input: CreateFromTemplateInput,
): Promise<{ flows: { key: string; id: string }[] }> {
  const { templateId, version } = input;
  const language = input.language ?? 'en';
  if (input.setupId !== undefined && (await requireSetup(deps, access, input.setupId)).rootFlowId !== null)
    throw setupOver();
  const template = await getTemplate(deps, access, { id: templateId, language, version });
  const own = await ownConnections(deps, access);
  const strange = Object.entries(input.connections).find(([, id]) => !own.has(id));
  if (strange) throw noConnection(`connections › ${strange[0]}`);
  const { folderId = null } = input;
  if (folderId) requireFolder(await listFolders(deps.db, access), folderId);
  const unknown = Object.keys(input.parameters).find(
    (key) => !template.parameters.some((parameter) => parameter.key === key),
  );
  if (unknown !== undefined) {
    throw new Refusal('invalidInput', {
      message: `The template has no parameter "${unknown}".`,
      path: `parameters › ${unknown}`,
    });
  }
  const { source, own: isMine } = await openTemplate(deps, access, { id: templateId, version });
  // Whoever copied a template decided then what becomes of its parts.
  const parts = isMine ? undefined : await missingParts(deps, access, source);
  const made = new Map(parts?.content.flows.map((flow) => [flow.key, documentOf(flow, language)]));
  const ids = new Map(template.flows.map(({ key }) => [key, newId()]));
  const flows = template.flows.map(({ key, names, document: theirs }) => {
    const document = made.get(key) ?? theirs;
    const declared = new Set(document.parameters.map((parameter) => parameter.key));
    const used = connectorsOf(document);
    const connections = {
      ...pick(input.connections, (connector) => used.has(connector)),
      ...input.flows?.[key]?.connections,
    };
    const parameters = pick(input.parameters, (parameter) => declared.has(parameter));
    checkConnections(own, { document, connections, path: key });
    checkParameters(document, { parameters, path: key });
    return {
      id: ids.get(key) ?? newId(),
      tenantId: access.tenantId,
      userId: access.userId,
      name: template.flows.length === 1 ? input.name : `${input.name} · ${names[language]}`.slice(0, 200),
      draft: leadCalls(document, (flow) => ids.get(flow)),
      folderId,
      bindings: { connections, parameters },
      origin: { templateKey: template.key, version: template.version, templateId, flowKey: key },
    };
  });
  await parts?.bring();
  const { setupId } = input;
  if (setupId === undefined) await insertFlows(deps.db, flows);
  else {
    const setup = { tenantId: access.tenantId, setupId, step: 'mapping', flows };
    if (!(await insertFlowsOfSetup(deps.db, setup))) throw setupOver();
  }
  return { flows: flows.map(({ id, origin }) => ({ key: origin.flowKey, id })) };
}

function setupOver(): Refusal {
  return new Refusal('setupOver', {
    message: 'This setup has made its flows already, or was discarded.',
    hint: 'Continue it from the list of flows.',
  });
}

function pick<Value>(record: Record<string, Value>, wanted: (key: string) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
}
