import { describe, expect, it } from 'vitest';
import { ROOT_LANE, stepId } from '../document/ids.ts';
import { newStep } from '../document/new-step.ts';
import { largeFlow } from '../testing/large-flow.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';

const document = largeFlow(4990);
const loop = stepId.parse('s2');

const commands: Command[] = [
  {
    type: 'addStep',
    lane: ROOT_LANE,
    index: 1,
    step: newStep('try', { id: stepId.parse('new'), key: 'new' }),
  },
  {
    type: 'changeStep',
    stepId: loop,
    change: { title: 'Loop', config: { items: '{{ steps.first.rows }}' } },
  },
  { type: 'moveSteps', stepIds: [loop], lane: ROOT_LANE, index: 400 },
  { type: 'removeSteps', stepIds: [loop] },
  { type: 'wrapSteps', stepIds: [loop], in: 'try', newId: stepId.parse('new'), newKey: 'new' },
  { type: 'renameKey', stepId: stepId.parse('s1'), key: 'start' },
];

describe('on a flow of 4,991 steps', () => {
  it.each(commands.map((command) => ({ name: command.type, command })))(
    '$name leaves every step it does not name as it is',
    ({ command }) => {
      const result = applyCommand(document, command, plainLanguage);
      if (!result.ok) throw new Error(result.problem.message.en);
      const changed = Object.values(document.steps).filter((step) => result.document.steps[step.id] !== step);
      expect(changed.length).toBeLessThan(1000);
    },
  );

  it('shares every step that a command does not touch', () => {
    const command = commands[1] as Command;
    const result = applyCommand(document, command, plainLanguage);
    if (!result.ok) throw new Error(result.problem.message.en);
    const same = Object.values(result.document.steps).filter((step) => document.steps[step.id] === step);
    expect(same).toHaveLength(4990);
    expect(result.document.lanes).toBe(document.lanes);
    expect(result.document.triggers).toBe(document.triggers);
  });
});
