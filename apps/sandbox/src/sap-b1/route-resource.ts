import { emptyAnswer, type SimAnswer } from '../simulation/sim-http.ts';
import type { EntityTable } from './company.ts';
import { countEntities, getEntity, listEntities } from './read-entities.ts';
import { parseBody } from './read-record.ts';
import { parseResourcePath, resolveKey } from './resource-path.ts';
import { saveDraftToDocument } from './rules/save-draft-to-document.ts';
import type { SapContext } from './sap-context.ts';
import { SapError, unknownEntitySet, unrecognizedPath } from './sap-error.ts';
import { actOnEntity, createEntity, deleteEntity, replaceEntity, updateEntity } from './write-entities.ts';

/** Answers an authorised call for what follows `/b1s/v1/`. Throws SapError for every refusal. */
export function routeResource(context: SapContext, resource: string): SimAnswer {
  const { method } = context.request;
  const path = parseResourcePath(resource);
  if (path.set === 'DraftsService_SaveDraftToDocument' && path.keys === null) {
    if (method !== 'POST') throw notAllowed(method);
    const document = saveDraftToDocument(context, parseBody(context.request.body));
    context.counters.write(`SaveDraftToDocument DocEntry=${document.DocEntry}`);
    return emptyAnswer(204);
  }
  const table = context.company.tables.get(path.set);
  if (!table) throw unknownEntitySet(context.version, path.set);
  if (path.keys === null) return routeCollection(context, table, path.tail);
  const keyValues = resolveKey(table.definition, path.keys);
  if (path.tail !== null) {
    const action = table.definition.actions.find((name) => name === path.tail);
    if (!action || method !== 'POST') throw unrecognizedPath();
    return actOnEntity(context, table, keyValues, action);
  }
  switch (method) {
    case 'GET':
      return getEntity(context, table, keyValues);
    case 'PATCH':
    case 'MERGE':
      return updateEntity(context, table, keyValues);
    case 'PUT':
      return replaceEntity(context, table, keyValues);
    case 'DELETE':
      return deleteEntity(context, table, keyValues);
    default:
      throw notAllowed(method);
  }
}

function routeCollection(context: SapContext, table: EntityTable, tail: string | null): SimAnswer {
  const { method } = context.request;
  if (tail === '$count' && method === 'GET') return countEntities(context, table);
  if (tail !== null) throw unrecognizedPath();
  if (method === 'GET') return listEntities(context, table);
  if (method === 'POST') return createEntity(context, table);
  throw notAllowed(method);
}

function notAllowed(method: string): SapError {
  return new SapError(405, 200, `Method ${method} is not allowed here`);
}
