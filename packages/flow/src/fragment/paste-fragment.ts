import type { FlowDocument } from '../document/document.ts';
import { generateId } from '../document/generate-id.ts';
import type { ExpressionLanguage } from '../references/expression-language.ts';
import type { Fragment } from './fragment.ts';
import { newNames } from './new-names.ts';
import { remapFragment } from './remap-fragment.ts';

/**
 * Makes a fragment fit into a document: new ids, free keys, inner references rewritten. The answer is what the
 * `addFragment` command carries, so that browser and server put in the same.
 */
export function pasteFragment(
  document: FlowDocument,
  fragment: Fragment,
  { language, newId = generateId }: { language: ExpressionLanguage; newId?: () => string },
): Fragment {
  const names = newNames(document, Object.values(fragment.steps), newId);
  return remapFragment(fragment, names, language);
}
