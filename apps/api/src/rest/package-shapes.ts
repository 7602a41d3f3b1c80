/** Parts of packages as REST answers them. */
import { packageVariable } from '@flowbridge/templates';
import { z } from 'zod';
import { texts } from './shapes.ts';

export const partHead = z.object({
  kind: z.string().meta({ description: 'What it is: `lookupTable`, `connector` or `function`.' }),
  key: z.string(),
  names: texts,
  size: z.int().meta({
    description: 'In the unit of its kind: rows of a table, actions of a connector, lines of a function.',
  }),
});

export const packageVariableShape = packageVariable.meta({
  description: 'A variable of the tenant that the flows read; what it holds does not travel.',
});

export const packageSetting = z.object({
  key: z.string(),
  names: texts,
  value: z.union([z.string(), z.number(), z.boolean()]),
});
