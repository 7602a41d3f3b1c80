import { aFlow, stepByKey } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { layoutFlow } from '../layout/layout-flow.ts';
import { frameAt } from './frame-at.ts';

const document = aFlow()
  .manual()
  .forEach('outer', '{{ [1] }}', (lane) =>
    lane.forEach('inner', '{{ [2] }}', (body) => body.buildJson('deep', 1)).buildJson('beside', 2),
  )
  .buildJson('after', 3)
  .build();

for (const direction of ['down', 'right'] as const) {
  const layout = layoutFlow(document, { direction });
  const middleOf = (key: string) => {
    const rect = layout.nodes.find((node) => node.id === stepByKey(document, key)?.id)?.rect;
    if (rect === undefined) throw new Error(`${key} is not drawn.`);
    return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  };

  test(`the innermost frame around a place, none outside all, ${direction}`, () => {
    expect(frameAt(layout, middleOf('deep'))).toBe(stepByKey(document, 'inner')?.id);
    expect(frameAt(layout, middleOf('beside'))).toBe(stepByKey(document, 'outer')?.id);
    expect(frameAt(layout, middleOf('after'))).toBeUndefined();
  });
}
