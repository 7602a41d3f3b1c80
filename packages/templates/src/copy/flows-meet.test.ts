/** Flows of a package that meet those of the tenant's copy: states, choices, and what the flows then call. */
import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import { callsOf } from '../package/calls-of.ts';
import { documentOf, type PackageContent } from '../package/package-content.ts';
import type { ItemChoice, ItemOrigin } from './copy-item.ts';
import { hashFlow } from './lead-flow.ts';
import { type Home, planCopy } from './plan-copy.ts';
import { resolveCopy } from './resolve-copy.ts';

const language = { analyze: analyzeTemplate, rename: renameReference, patternFault };
const part = (value: string) => aFlow().manual().buildJson('made', value).build();
const calling = (...keys: string[]) => {
  const flow = aFlow().manual();
  for (const [at, key] of keys.entries()) flow.callFlow(`call${at}`, key, {});
  return flow.build();
};

function content(flows: Record<string, FlowDocument>): PackageContent {
  const both = (text: string) => ({ en: text, zh: text });
  return {
    ...{ names: both('Orders'), descriptions: both(''), tags: [], connectors: [] },
    flows: Object.entries(flows).map(([key, document]) => ({ key, names: both(key), document })),
  };
}

/** Everything of `came` as it came with version 1. */
function cameFrom(came: PackageContent): ItemOrigin[] {
  return came.flows.map((flow) => ({
    ...{ kind: 'flow' as const, packageKey: flow.key, key: flow.key },
    ...{ version: 1, hash: hashFlow(flow) },
  }));
}

function taking(theirs: PackageContent, home: Home, choices: Record<string, ItemChoice> = {}) {
  const plan = { theirs, version: 2, home, language };
  const items = planCopy(plan).map((item) => ({
    ...item,
    choice: choices[item.packageKey] ?? item.choice,
  }));
  const keys = new Set([...(home.copy?.flows ?? []), ...theirs.flows].map(({ key }) => key));
  const resolved = resolveCopy({ ...plan, items, taken: new Map([['flow', keys]]), keepWords: false });
  if (!resolved.read.ok) throw new Error(JSON.stringify(resolved.read.problems));
  const { flows } = resolved.read.content;
  return {
    states: items.map(({ state }) => state),
    resolved,
    made: Object.fromEntries(
      flows.map((flow) => {
        const document = documentOf(flow, 'en');
        const calls = callsOf(document).map(({ config }) => config.flow);
        return [flow.key, calls.length > 0 ? calls : textOf(document)];
      }),
    ),
  };
}

function textOf(document: FlowDocument): unknown {
  const [step] = Object.values(document.steps);
  return step?.kind === 'buildJson' ? step.config.value : undefined;
}

const came = content({ main: calling('part2'), part2: part('1') });

describe.each([
  ['newer', '1', '2', { mine: '1', theirs: '2' }],
  ['older', 'mine', '1', { mine: 'mine', theirs: '1' }],
  ['bothChanged', 'mine', '2', { mine: 'mine', theirs: '2' }],
] as const)('a sub-flow that is %s', (state, mine, theirs, values) => {
  const home: Home = {
    copy: content({ main: calling('part2'), part2: part(mine) }),
    parts: [],
    origins: cameFrom(came),
  };
  const next = content({ main: calling('part2'), part2: part(theirs) });

  test.each(['mine', 'theirs'] as const)('%s', (choice) => {
    const { states, made } = taking(next, home, { part2: choice });
    expect(states).toEqual(['same', state]);
    expect(made).toEqual({ main: ['part2'], part2: values[choice] });
  });

  test('both: theirs comes under a key of its own, and the template’s unchanged flow calls that', () => {
    const { made } = taking(next, home, { part2: 'both' });
    expect(made).toEqual({ main: ['part2-2'], part2: values.mine, 'part2-2': values.theirs });
  });
});

test('a caller of mine goes on calling mine when both are kept of the called', () => {
  const home: Home = {
    copy: content({ main: calling('part2', 'part2'), part2: part('mine') }),
    parts: [],
    origins: cameFrom(came),
  };
  const next = content({ main: calling('part2'), part2: part('2') });
  const { states, made } = taking(next, home, { main: 'both', part2: 'both' });
  expect(states).toEqual(['older', 'bothChanged']);
  expect(made).toEqual({
    main: ['part2', 'part2'],
    'main-2': ['part2-2'],
    part2: 'mine',
    'part2-2': '2',
  });
});

test('a flow the template no longer has goes when nobody changed or calls it; my own and changed ones stay', () => {
  const before = content({ main: calling('gone', 'changed'), gone: part('1'), changed: part('1') });
  const home: Home = {
    copy: content({ ...flowsOf(before), changed: part('mine'), own: part('own') }),
    parts: [],
    origins: cameFrom(before),
  };
  const { made, resolved } = taking(content({ main: part('2') }), home);
  expect(made).toEqual({ main: '2', changed: 'mine', own: 'own' });
  expect(resolved.dropped.map(({ key }) => key)).toEqual(['gone']);
  const kept = taking(content({ main: part('2') }), home, { main: 'mine' });
  expect(kept.made).toEqual({ main: ['gone', 'changed'], gone: '1', changed: 'mine', own: 'own' });
});

test('an earlier version is older, whatever it holds; keeping mine leaves how it came', () => {
  const home: Home = {
    copy: came,
    parts: [],
    origins: cameFrom(came).map((each) => ({ ...each, version: 3 })),
  };
  const { states, resolved } = taking(content({ main: calling('part2'), part2: part('0') }), home);
  expect(states).toEqual(['same', 'older']);
  expect(resolved.origins.map(({ version }) => version)).toEqual([3, 3]);
});

test('nothing at home: all is new, and the package stays the very same', () => {
  const { states, resolved } = taking(came, { parts: [], origins: [] });
  expect(states).toEqual(['new', 'new']);
  expect(resolved.read).toEqual({ ok: true, content: came });
});

test('choices that do not go together are refused: calls in a circle', () => {
  const home: Home = {
    copy: content({ main: calling('part2'), part2: part('mine') }),
    parts: [],
    origins: [],
  };
  const theirs = content({ part2: calling('main'), main: part('1') });
  const plan = { theirs, version: 2, home, language };
  const items = planCopy(plan).map((item) => ({
    ...item,
    choice: item.packageKey === 'main' ? ('mine' as const) : ('theirs' as const),
  }));
  const { read } = resolveCopy({ ...plan, items, taken: new Map(), keepWords: false });
  expect(read).toMatchObject({ ok: false, problems: [{ code: 'callsInCircle' }] });
});

function flowsOf({ flows }: PackageContent): Record<string, FlowDocument> {
  return Object.fromEntries(flows.map((flow) => [flow.key, documentOf(flow, 'en')]));
}
