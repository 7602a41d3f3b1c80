import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { checkIntegrity } from '../document/check-integrity.ts';
import type { FlowDocument } from '../document/document.ts';
import { parseFlowDocument } from '../document/parse-flow-document.ts';
import { commandFrom, type Seed, seeds } from '../testing/arbitrary-command.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { applyCommand } from './apply-command.ts';
import { type Command, commandSchema } from './command.ts';

const start = () =>
  aFlow()
    .manual()
    .parameter('objType', 'text')
    .initVariable('total', 'number', 0)
    .action('sap-b1', 'listDrafts', { filter: '{{ params.objType }}' })
    .forEach('each', '{{ steps.listDrafts.body.value }}', (lane) =>
      lane
        .buildJson('line', { code: '{{ loops.each.item.ItemCode }}' })
        .condition('{{ steps.line.code }}', (yes) => yes.appendToArray('rows', '{{ steps.line }}')),
    )
    .switch(
      '{{ vars.total }}',
      [{ id: 'zero', match: { kind: 'value', value: 0 }, body: (lane) => lane.terminate('failed') }],
      (lane) => lane.setVariable('rows', '{{ steps.each.items }}'),
    )
    .parallel([
      { id: 'one', body: (lane) => lane.callFlow('child', 'other', { answerTo: '{{ callbacks.verdict }}' }) },
      { id: 'two', body: (lane) => lane.sortArray('sorted', '{{ vars.rows }}', []) },
      { id: 'three' },
    ])
    .waitForCallback('verdict')
    .settings({ businessKeys: [{ key: 'objType', value: '{{ params.objType }}' }] })
    .build();

type Applied = { command: Command; before: FlowDocument; after: FlowDocument; inverse: Command };

/** Plays random commands; refused ones must leave no trace and are left out of the answer. */
function play(first: FlowDocument, script: readonly Seed[]): Applied[] {
  const applied: Applied[] = [];
  let document = first;
  for (const seed of script) {
    const command = commandFrom(document, seed);
    const before = document;
    const frozen = JSON.stringify(before);
    const result = applyCommand(before, command, plainLanguage);
    expect(JSON.stringify(before)).toBe(frozen);
    if (!result.ok) continue;
    applied.push({ command, before, after: result.document, inverse: result.inverse });
    document = result.document;
  }
  return applied;
}

describe('any sequence of commands', () => {
  it('leads back to the first document when it is undone', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        const first = start();
        const applied = play(first, script);
        let document = applied.at(-1)?.after ?? first;
        for (const { inverse, before } of applied.reverse()) {
          const undone = applyCommand(document, inverse, plainLanguage);
          if (!undone.ok) throw new Error(`${inverse.type}: ${undone.problem.message.en}`);
          document = undone.document;
          expect(document).toEqual(before);
        }
        expect(document).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('can be redone by the inverse of each undo', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        for (const { after, inverse } of play(start(), script)) {
          const undone = applyCommand(after, inverse, plainLanguage);
          if (!undone.ok) throw new Error(undone.problem.message.en);
          const redone = applyCommand(undone.document, undone.inverse, plainLanguage);
          expect(redone.ok && redone.document).toEqual(after);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the document sound and readable after every step', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        for (const { after } of play(start(), script)) {
          expect(checkIntegrity(after)).toEqual([]);
        }
        const last = play(start(), script).at(-1)?.after;
        if (last !== undefined) expect(parseFlowDocument(JSON.parse(JSON.stringify(last))).ok).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same document in the browser and, through JSON, on the server', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        for (const { before, command, after, inverse } of play(start(), script)) {
          const sent = commandSchema.parse(JSON.parse(JSON.stringify(command)));
          const there = applyCommand(JSON.parse(JSON.stringify(before)), sent, plainLanguage);
          expect(there.ok && there.document).toEqual(after);
          expect(commandSchema.safeParse(JSON.parse(JSON.stringify(inverse))).success).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same document when it is played a second time from the same one', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        const first = start();
        const applied = play(first, script);
        let again = first;
        for (const { command } of applied) {
          const result = applyCommand(again, command, plainLanguage);
          if (!result.ok) throw new Error(result.problem.message.en);
          again = result.document;
        }
        expect(again).toEqual(applied.at(-1)?.after ?? first);
      }),
      { numRuns: 150 },
    );
  });

  it('reaches every kind of command', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(seeds, (script) => {
        for (const { command } of play(start(), script)) reached.add(command.type);
      }),
      { numRuns: 200, seed: 7 },
    );
    expect([...reached].sort()).toEqual([
      'addBranch',
      'addCase',
      'addFragment',
      'addStep',
      'addTrigger',
      'batch',
      'changeStep',
      'changeTrigger',
      'duplicateSteps',
      'moveBranch',
      'moveCase',
      'moveSteps',
      'putNote',
      'rebindReferences',
      'removeBranch',
      'removeCase',
      'removeNote',
      'removeSteps',
      'removeTrigger',
      'renameKey',
      'replaceDocument',
      'replaceStep',
      'setNotes',
      'setParameters',
      'setSettings',
      'unwrapStep',
      'wrapSteps',
    ]);
  });
});
