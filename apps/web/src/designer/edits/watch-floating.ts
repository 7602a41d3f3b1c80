/**
 * Whether a key press finds something floating above the page that Escape closes: then that alone is closed. Asked in the capture
 * phase, before whoever floats has closed itself: afterwards nobody could tell.
 */
const FLOATING = ['popover', 'dropdown', 'select-dropdown', 'picker-dropdown']
  .map((kind) => `.ant-${kind}:not(.ant-${kind}-hidden):not([class*="-leave"])`)
  .join(', ');

export type FloatingWatch = {
  /** Something was floating when the key of this event went down. */
  met(event: KeyboardEvent): boolean;
  stop(): void;
};

export function watchFloating(): FloatingWatch {
  const meeting = new WeakSet<Event>();
  const note = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && document.querySelector(FLOATING) !== null) meeting.add(event);
  };
  window.addEventListener('keydown', note, true);
  return {
    met: (event) => meeting.has(event),
    stop: () => window.removeEventListener('keydown', note, true),
  };
}
