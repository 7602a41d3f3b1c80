import { createPortal } from 'react-dom';
import type { ChipIcon } from './template-dom.ts';

/** Draws the icons of chips, whose elements are not React's. */
export function ChipIcons({ icons }: { icons: readonly ChipIcon[] }) {
  return icons.map(({ id, place, icon }) => createPortal(icon, place, String(id)));
}
