import { checkJsonShape, type OutsideStep, parameterSchema, type StepKind } from '@flowbridge/flow';
import type { PastedFrom } from '../store/designer-state.ts';

/** More than this is not a clipboard of this product. */
const MOST = 500;

/** What clipboard text tells of where its steps were; it comes from anywhere, so it is believed only where it has the right form. */
export function readPastedFrom(value: unknown): PastedFrom {
  if (!isRecord(value) || checkJsonShape(value) !== undefined) {
    return { outside: [], parameters: [], connections: {} };
  }
  const outside = Array.isArray(value.outside) ? value.outside.slice(0, MOST).flatMap(readStep) : [];
  const parameters = Array.isArray(value.parameters) ? value.parameters.slice(0, MOST) : [];
  const connections = isRecord(value.connections) ? Object.entries(value.connections).slice(0, MOST) : [];
  return {
    outside,
    parameters: parameters.flatMap((each) => parameterSchema.safeParse(each).data ?? []),
    connections: Object.fromEntries(
      connections.flatMap(([key, each]) =>
        isRecord(each) && typeof each.id === 'string' && typeof each.name === 'string'
          ? [[key, { id: each.id, name: each.name }] as const]
          : [],
      ),
    ),
  };
}

function readStep(value: unknown): OutsideStep[] {
  if (!isRecord(value) || typeof value.key !== 'string' || typeof value.kind !== 'string') return [];
  const { key, kind, title, action } = value;
  return [
    {
      key,
      // Only compared with, never looked up by.
      kind: kind as StepKind,
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof action === 'string' ? { action } : {}),
    },
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
