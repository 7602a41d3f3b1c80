import { expect, test, vi } from 'vitest';
import { untilLoaded } from './lazy-part.ts';

const here = new EventTarget();
globalThis.window ??= Object.assign(here, { setTimeout, clearTimeout }) as unknown as Window &
  typeof globalThis;

test('what could not be loaded is loaded again as soon as the network is back', async () => {
  const load = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue('part');
  const loaded = untilLoaded(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
  window.dispatchEvent(new Event('online'));
  await expect(loaded).resolves.toBe('part');
});

test('a fault of the part itself is told', async () => {
  await expect(untilLoaded(() => Promise.reject(new SyntaxError('broken')))).rejects.toThrow('broken');
});
