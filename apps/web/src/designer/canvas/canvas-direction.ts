/** Which way this browser draws flows: a habit of its user, not a part of the flow. Kept in local storage. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Direction } from '../layout/layout-types.ts';

export const useCanvasDirection = create<{ direction: Direction }>()(
  persist((): { direction: Direction } => ({ direction: 'down' }), { name: 'flowbridge.canvas' }),
);

export const canvasDirection = (): Direction => useCanvasDirection.getState().direction;

export function turnCanvas(): void {
  useCanvasDirection.setState(({ direction }) => ({ direction: direction === 'right' ? 'down' : 'right' }));
}
