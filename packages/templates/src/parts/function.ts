/** Functions of a tenant's own: flows call them as actions of the connector `functions`. */
import {
  draftOfFunction,
  FUNCTIONS_KEY,
  type FunctionContent,
  functionContent,
  functionKey,
  readFunction,
} from '@flowbridge/connector-sdk/custom';
import { leadActions, usedActions } from '@flowbridge/flow';
import { z } from 'zod';
import { compareJson } from './compare-json.ts';
import type { PartKind } from './part-kind.ts';

export type FunctionPart = { kind: 'function'; key: string; content: FunctionContent };

export const functionPart: z.ZodType<FunctionPart> = z.strictObject({
  kind: z.literal('function'),
  key: functionKey,
  content: functionContent,
});

export const functionKind: PartKind<FunctionPart> = {
  kind: 'function',
  schema: functionPart,
  names: ({ content: { name } }) => ({ en: name, zh: name }),
  size: ({ content }) => content.source.split('\n').length,
  furtherKey: (key, number) => `${key.slice(0, 50)}${number}`,
  keysIn: (document) => [
    ...new Set(
      usedActions(document).flatMap(({ connector, action }) => (connector === FUNCTIONS_KEY ? action : [])),
    ),
  ],
  lead: (document, target) =>
    leadActions(document, ({ connector, action }) => {
      const wanted = connector === FUNCTIONS_KEY ? target(action) : undefined;
      return wanted === undefined ? undefined : { connector, action: wanted };
    }),
  faults({ content }) {
    const read = readFunction(draftOfFunction(content));
    if (read.ok) return [];
    return read.problems.map(({ field, path, message }) => ({
      place: ['content', field, ...path.map((each) => (typeof each === 'number' ? each + 1 : each))],
      message,
    }));
  },
  texts: ({ key, content: { name, description, cases } }) => [
    { place: ['key'], text: key },
    { place: ['content', 'name'], text: name },
    { place: ['content', 'description'], text: description, lines: true },
    ...cases.map((each, at) => ({ place: ['content', 'cases', at + 1, 'name'], text: each.name })),
  ],
  compare: (one, other) => compareJson(one.content, other.content),
};
