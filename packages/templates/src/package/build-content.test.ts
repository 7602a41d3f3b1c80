import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { buildContent } from './build-content.ts';
import { callsOf } from './calls-of.ts';
import { documentOf, type PackageContent } from './package-content.ts';

const words = {
  names: { en: 'Orders', zh: '订单' },
  descriptions: { en: '', zh: '' },
  tags: [],
  versionOf: (key: string) => (key === 'sap-b1' ? '1.2.0' : undefined),
};
const callee = () => aFlow().manual().action('sap-b1', 'listDrafts').build();
const caller = (flow: string) => aFlow().manual().callFlow('call', flow, {}).build();
const flow = (id: string, document: FlowDocument) => ({ id, name: `Flow ${id.slice(-1)}`, document });

function built(...given: Parameters<typeof buildContent>): {
  content: PackageContent;
  keys: Record<string, string>;
} {
  const { read, keys } = buildContent(...given);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { content: read.content, keys };
}

test('calls name the keys of the package, never the ids of the tenant; connectors carry their version', () => {
  const { content, keys } = built({
    ...words,
    flows: [flow('id-1', caller('id-2')), flow('id-2', callee())],
  });
  expect(keys).toEqual({ 'id-1': 'main', 'id-2': 'part2' });
  const [main] = content.flows;
  expect(main && callsOf(documentOf(main, 'zh')).map((step) => step.config.flow)).toEqual(['part2']);
  expect(JSON.stringify(content)).not.toContain('id-2');
  expect(content.connectors).toEqual([{ key: 'sap-b1', version: '1.2.0' }]);
});

test('a flow keeps the key it had in the version before, whatever comes and goes around it', () => {
  const keys = { 'id-1': 'main', 'id-2': 'part2' };
  const next = built({
    ...words,
    keys,
    flows: [flow('id-9', callee()), flow('id-2', callee()), flow('id-1', callee())],
  });
  expect(next.keys).toEqual({ 'id-9': 'part3', 'id-2': 'part2', 'id-1': 'main' });
});

test('a call that leads out of the package, and calls in a circle, make no package', () => {
  const lost = buildContent({ ...words, flows: [flow('id-1', caller('gone'))] });
  expect(lost.read).toMatchObject({
    ok: false,
    problems: [{ code: 'callUnknown', path: 'flows › 1 “Flow 1” › steps › call' }],
  });
  const circle = buildContent({
    ...words,
    flows: [flow('id-1', caller('id-2')), flow('id-2', caller('id-1'))],
  });
  expect(circle.read).toMatchObject({
    ok: false,
    problems: [{ code: 'callsInCircle', message: { en: expect.stringContaining('main → part2 → main') } }],
  });
});
