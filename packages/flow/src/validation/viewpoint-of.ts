import type { Step } from '../document/step.ts';
import type { TemplateText } from '../references/template-texts.ts';
import type { Viewpoint } from '../tree/visibility.ts';

/** From where the names in a step's text are seen. */
export function viewpointOf(step: Step, { view }: TemplateText): Viewpoint {
  return { stepId: step.id, atEndOfBody: view === 'bodyEnd', afterCheck: view === 'afterCheck' };
}
