import type { ReactNode } from 'react';

/** One column of a list. */
export type ListColumn<Row> = {
  /** Unique in its table. */
  key: string;
  /** Empty for a column of buttons. */
  title: string;
  /** Pixels; without it the column takes what the others leave. */
  width?: number;
  align?: 'end';
  className?: string;
  /** Shown on windows of at least this width (`wide`: 1,200 pixels). */
  from?: 'wide';
  /** Stays at this side while the others scroll. */
  pinned?: 'start' | 'end';
  /** Makes the title a button that orders the list. */
  order?: {
    /** The way the list is ordered by this column now; undefined when it is ordered by another. */
    now: 'ascending' | 'descending' | undefined;
    /** The title was chosen. */
    change(): void;
  };
  render(row: Row): ReactNode;
};
