import { lazy, Suspense, useState } from 'react';
import type { RetryDialogProps } from './retry-dialog.tsx';

const Dialog = lazy(async () => ({ default: (await import('./retry-dialog.tsx')).RetryDialog }));

/** The retry dialog, loaded when it is first opened: a list has one for each of its rows. */
export function RetryDialog(props: RetryDialogProps) {
  const [opened, setOpened] = useState(props.open);
  if (props.open && !opened) setOpened(true);
  return opened ? (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  ) : null;
}
