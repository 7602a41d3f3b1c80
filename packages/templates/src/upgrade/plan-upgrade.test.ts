import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import { aFlow, countChanges, diffDocuments, type FlowDocument } from '@flowbridge/flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsOf } from '../package/calls-of.ts';
import type { PackageFlow } from '../package/package-content.ts';
import { groupFamilies } from './group-families.ts';
import { planUpgrade, type UpgradeDecisions } from './plan-upgrade.ts';
import type { FamilyMember } from './three-of-member.ts';

const language = { analyze: analyzeTemplate, rename: renameReference, patternFault };
const undecided: UpgradeDecisions = { choices: new Map(), whole: new Map(), rest: undefined };
const named = (name: string) => ({ en: name, zh: name });
const packed = (key: string, document: FlowDocument): PackageFlow => ({ key, names: named(key), document });
const plan = (members: FamilyMember[], theirs: PackageFlow[], decisions = undecided) =>
  planUpgrade({ members, theirs }, decisions, { language, newId: (key) => `new-${key}` });
const only = (members: FamilyMember[], theirs: PackageFlow[], decisions = undecided) => {
  const [flow] = plan(members, theirs, decisions).flows;
  if (flow?.kind !== 'merged') throw new Error('The flow was not merged');
  return flow;
};

const leaf = (value: string) => aFlow().manual().buildJson('made', value).build();
const calling = (flow: string, ...more: string[]) => {
  const story = aFlow().manual().buildJson('first', 1).callFlow('call', flow, {});
  for (const each of more) story.callFlow(`to${each}`, each, {});
  return story.build();
};
const same = (one: FlowDocument, other: FlowDocument) => countChanges(diffDocuments(one, other)) === 0;

describe('the flows of a family', () => {
  it('are those that call each other, in whatever order they come', () => {
    const flows = [
      { id: 'b', calls: [] },
      { id: 'a', calls: ['b', 'stranger'] },
      { id: 'd', calls: ['e'] },
      { id: 'c', calls: ['b'] },
      { id: 'e', calls: [] },
    ];
    expect(groupFamilies(flows).map((family) => family.map(({ id }) => id))).toEqual([
      ['b', 'a', 'c'],
      ['d', 'e'],
    ]);
  });

  it('are each in exactly one family, and no call leads from one family into another', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const calls = fc.array(fc.subarray(ids, { maxLength: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(calls, (given) => {
        const flows = ids.map((id, index) => ({ id, calls: given[index] ?? [] }));
        const families = groupFamilies(flows);
        expect(
          families
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...ids].sort());
        for (const family of families) {
          const inside = new Set(family.map(({ id }) => id));
          for (const flow of family) for (const callee of flow.calls) expect(inside.has(callee)).toBe(true);
        }
      }),
    );
  });
});

describe('an upgrade', () => {
  it('of flows nobody changed gives the new version, with calls inside the family', () => {
    const members = [
      { id: 'M', key: 'main', mine: calling('P'), base: packed('main', calling('part')) },
      { id: 'P', key: 'part', mine: leaf('1'), base: packed('part', leaf('1')) },
    ];
    const { flows, made } = plan(members, [packed('main', calling('part')), packed('part', leaf('2'))]);
    expect(made).toEqual([]);
    expect(flows.map((flow) => flow.kind === 'merged' && flow.document)).toEqual([calling('P'), leaf('2')]);
  });

  it('keeps what the tenant changed where the new version changed nothing, whatever both changed elsewhere', () => {
    const story = (values: readonly string[]) =>
      values.reduce((flow, value, index) => flow.buildJson(`step${index}`, value), aFlow().manual()).build();
    const three = fc.array(
      fc.record({ base: fc.string(), mine: fc.option(fc.string()), theirs: fc.option(fc.string()) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(three, fc.constantFrom('mine' as const, 'theirs' as const), (values, rest) => {
        const base = story(values.map((each) => each.base));
        const mine = story(values.map((each) => each.mine ?? each.base));
        const theirs = story(values.map((each) => each.theirs ?? each.base));
        const member = { id: 'M', key: 'main', mine, base: packed('main', base) };
        const { document, open } = only([member], [packed('main', theirs)], { ...undecided, rest });
        const expected = values.map((each) => {
          const { base: was, mine: here = null, theirs: there = null } = each;
          const [ours, new_] = [here ?? was, there ?? was];
          if (ours === was) return new_;
          if (new_ === was) return ours;
          return rest === 'mine' ? ours : new_;
        });
        expect(open).toEqual([]);
        expect(document && same(document, story(expected))).toBe(true);
      }),
    );
  });

  it('leaves a conflict open until somebody decides it, one by one', () => {
    const member = { id: 'M', key: 'main', mine: leaf('mine'), base: packed('main', leaf('base')) };
    const theirs = [packed('main', leaf('theirs'))];
    const [conflict] = only([member], theirs).open;
    expect(conflict).toMatchObject({ kind: 'field', mine: 'mine', theirs: 'theirs' });
    const choices = new Map([['M', new Map([[conflict?.id ?? '', 'theirs' as const]])]]);
    expect(only([member], theirs, { ...undecided, choices })).toMatchObject({
      open: [],
      document: leaf('theirs'),
    });
  });

  it('takes one side whole when that is wanted', () => {
    const member = { id: 'M', key: 'main', mine: leaf('mine'), base: packed('main', leaf('base')) };
    const whole = new Map([['M', 'mine' as const]]);
    expect(only([member], [packed('main', leaf('theirs'))], { ...undecided, whole })).toMatchObject({
      open: [],
      document: leaf('mine'),
    });
  });

  it('makes a flow that is new and called, and what that one calls; one that nobody calls is not made', () => {
    const member = { id: 'M', key: 'main', mine: leaf('1'), base: packed('main', leaf('1')) };
    const { flows, made } = plan(
      [member],
      [
        packed('main', calling('part')),
        packed('part', calling('deep')),
        packed('deep', leaf('deep')),
        packed('alone', leaf('alone')),
      ],
    );
    expect(made.map(({ id, key }) => [id, key])).toEqual([
      ['new-part', 'part'],
      ['new-deep', 'deep'],
    ]);
    const callees = (document: FlowDocument) => callsOf(document).map(({ config }) => config.flow);
    expect(
      flows.flatMap((flow) => (flow.kind === 'merged' && flow.document ? callees(flow.document) : [])),
    ).toEqual(['new-part']);
    expect(made.flatMap(({ document }) => callees(document))).toEqual(['new-deep']);
  });

  it('keeps a flow that the new version has no more', () => {
    const members = [
      { id: 'M', key: 'main', mine: calling('P'), base: packed('main', calling('part')) },
      { id: 'P', key: 'part', mine: leaf('1'), base: packed('part', leaf('1')) },
    ];
    const { flows } = plan(members, [packed('main', leaf('alone'))]);
    expect(flows.map(({ id, kind }) => [id, kind])).toEqual([
      ['M', 'merged'],
      ['P', 'kept'],
    ]);
  });

  it('leads the calls of woven families to the flow each calls already', () => {
    const members = [
      { id: 'M1', key: 'main', mine: calling('P1'), base: packed('main', calling('part')) },
      { id: 'P1', key: 'part', mine: leaf('1'), base: packed('part', leaf('1')) },
      { id: 'P2', key: 'part', mine: leaf('1'), base: packed('part', leaf('1')) },
      { id: 'M2', key: 'main', mine: calling('P2', 'P1'), base: packed('main', calling('part')) },
    ];
    const { flows } = plan(members, [packed('main', calling('part')), packed('part', leaf('2'))]);
    const first = flows.map((flow) =>
      flow.kind === 'merged' && flow.document ? callsOf(flow.document)[0]?.config.flow : undefined,
    );
    expect([first[0], first[3]]).toEqual(['P1', 'P2']);
  });

  it('without the version it came from asks about whatever differs and loses nothing of either', () => {
    const mine = aFlow().manual().buildJson('both', 'mine').buildJson('own', 1).build();
    const theirs = aFlow().manual().buildJson('both', 'theirs').build();
    const flow = only([{ id: 'M', key: 'main', mine, base: undefined }], [packed('main', theirs)]);
    expect(flow.open).toMatchObject([{ kind: 'field', mine: 'mine', theirs: 'theirs' }]);
    expect(flow.document && Object.values(flow.document.steps).map(({ key }) => key)).toEqual([
      'both',
      'own',
    ]);
  });

  it('speaks the language a flow was made in', () => {
    const story = (title: string) => aFlow().manual().buildJson('made', 1, { title }).build();
    const both = (en: string, zh: string): PackageFlow => ({
      key: 'main',
      names: named('main'),
      documents: { en: story(en), zh: story(zh) },
    });
    const member = { id: 'M', key: 'main', mine: story('中文'), base: both('English', '中文') };
    expect(only([member], [both('English 2', '中文二')])).toMatchObject({
      open: [],
      document: story('中文二'),
    });
  });
});
