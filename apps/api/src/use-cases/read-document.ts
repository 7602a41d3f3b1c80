import { type FlowDocument, parseFlowDocument } from '@flowbridge/flow';
import { Refusal } from '../contract/refusal.ts';

/** A document from the database: upgraded to the present schema. One that does not parse was never stored by us. */
export function readDocument(stored: unknown): FlowDocument {
  const parsed = parseFlowDocument(stored);
  if (parsed.ok) return parsed.document;
  throw new Error(`stored-document-unreadable: ${JSON.stringify(parsed.problems.slice(0, 3))}`);
}

/** A document from outside; the refusal names the places people have to look at. */
export function parseDocument(given: unknown): FlowDocument {
  const parsed = parseFlowDocument(given);
  if (parsed.ok) return parsed.document;
  const { problems } = parsed;
  throw new Refusal('documentInvalid', {
    message: problems[0]?.message ?? 'The document is not valid.',
    details: { problems: problems.slice(0, 100) },
    ...(problems[0] ? { path: problems[0].path } : {}),
  });
}
