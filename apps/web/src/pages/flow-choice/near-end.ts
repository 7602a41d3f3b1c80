import type { UIEvent } from 'react';

/** So near to its end a scrolled list reads on. */
const NEAR_END_PX = 200;

export function isNearEnd({ target }: UIEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.scrollHeight - target.clientHeight - target.scrollTop < NEAR_END_PX;
}
