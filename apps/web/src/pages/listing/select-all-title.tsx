import type { ReactNode } from 'react';

/**
 * The "select all" box of a table's head. Ant Design measures columns in a hidden row that repeats the head: a box there
 * would take the focus and be seen by nobody, so it is made inert.
 */
export function selectAllTitle(box: ReactNode): ReactNode {
  return <InertWhileMeasured>{box}</InertWhileMeasured>;
}

/** A part of its own: the table takes the ref off the element it is given. */
function InertWhileMeasured({ children }: { children: ReactNode }) {
  const mark = (node: HTMLElement | null) => {
    node?.toggleAttribute('inert', node.closest('tr[aria-hidden="true"]') !== null);
  };
  return <span ref={mark}>{children}</span>;
}
