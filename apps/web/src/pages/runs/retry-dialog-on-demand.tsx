import { onDemand } from '../../app/on-demand.tsx';
import type { RetryDialogProps } from './retry-dialog.tsx';

/** The retry dialog, loaded when it is first opened: a list has one for each of its rows. */
export const RetryDialog = onDemand<RetryDialogProps>(
  async () => (await import('./retry-dialog.tsx')).RetryDialog,
  (props) => props.open,
);
