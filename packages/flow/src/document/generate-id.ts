import { type StepId, stepId, type TriggerId, triggerId } from './ids.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SIGNS = `${LETTERS}0123456789`;
const LENGTH = 10;

/**
 * A short random id, unique enough inside one document (10 signs, 51 bits); commands refuse a taken one. It names
 * things and guards nothing, so the platform's plain random source does.
 */
export function generateId(): string {
  let id = pick(LETTERS);
  while (id.length < LENGTH) id += pick(SIGNS);
  return id;
}

/** A new id for a step or a switch case. */
export function generateStepId(): StepId {
  return stepId.parse(generateId());
}

/** A new id for a trigger. */
export function generateTriggerId(): TriggerId {
  return triggerId.parse(generateId());
}

function pick(signs: string): string {
  return signs.charAt(Math.floor(Math.random() * signs.length));
}
