/** Opens the designer on a flow made for the test. */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { canvasEditsOn } from './canvas-edits.ts';
import type { Desk } from './story.ts';

type Rest = { createFlow(name: string, document: FlowDocument): Promise<string> };

/** Three steps, each reading the one before. */
export const threeSteps = () =>
  aFlow()
    .manual()
    .buildJson('first', 1, { title: 'First' })
    .buildJson('second', '{{ steps.first + 1 }}', { title: 'Second' })
    .buildJson('third', '{{ steps.second }}', { title: 'Third' })
    .build();

export async function openDesigner(
  rest: Rest,
  sitDown: () => Promise<Desk>,
  name: string,
  document: FlowDocument,
) {
  const { page, designer } = await sitDown();
  await designer.open(await rest.createFlow(name, document));
  return { page, designer, edits: canvasEditsOn(page, designer) };
}
