import type { FlowRow } from '@flowbridge/db';
import { type FlowDocument, type Problem, validateDocument } from '@flowbridge/flow';
import { expressionLanguage } from '../catalog/expression-language.ts';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import type { ApiDeps } from '../deps.ts';
import { readBindings } from './flow-view.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

/** Everything that is wrong with a draft; errors keep it from being published. */
export async function validateFlow(deps: ApiDeps, access: Access, { id }: ById): Promise<Problem[]> {
  const flow = await requireFlow(deps, access, id);
  return findProblems(deps, flow, readDocument(flow.draft));
}

/** The problems of a document as if it were to be published with the flow's bindings. */
export function findProblems(deps: ApiDeps, flow: FlowRow, document: FlowDocument): Problem[] {
  return validateDocument(document, {
    language: expressionLanguage,
    catalog: deps.connectors.catalog,
    bindings: readBindings(flow.bindings),
    forPublish: true,
  });
}
