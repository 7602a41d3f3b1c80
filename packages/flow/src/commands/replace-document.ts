import { z } from 'zod';
import type { FlowDocument } from '../document/document.ts';
import { parseFlowDocument } from '../document/parse-flow-document.ts';
import { type Apply, done, refuse } from './result.ts';

/** Puts a whole document in place of this one, such as an imported one; older versions are upgraded. */
export const replaceDocumentSchema = z.strictObject({
  type: z.literal('replaceDocument'),
  /** Checked when the command is applied, so that its problems come out with their paths. */
  document: z.custom<FlowDocument>((value) => typeof value === 'object' && value !== null),
});
export type ReplaceDocument = z.infer<typeof replaceDocumentSchema>;

export const applyReplaceDocument: Apply<ReplaceDocument> = (document, command) => {
  const parsed = parseFlowDocument(command.document);
  if (parsed.ok) return done(parsed.document, { type: 'replaceDocument', document });
  const first = parsed.problems[0];
  const { en, zh } = first?.message ?? { en: 'This is no flow document.', zh: '这不是流程文档。' };
  return refuse('valueInvalid', en, zh, { path: first?.path ?? '' });
};
