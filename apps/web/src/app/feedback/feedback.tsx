import { lazy, Suspense } from 'react';
import { useAsked } from './asked.ts';
import { Messages } from './messages.tsx';
import { loadModals } from './modal.ts';

const Modals = lazy(async () => ({ default: (await loadModals()).Modals }));

/** Where `message` and `modal` speak; once in the console. */
export function Feedback() {
  const asked = useAsked((state) => state.waiting !== undefined);
  return (
    <>
      <Messages />
      {asked ? (
        <Suspense fallback={null}>
          <Modals />
        </Suspense>
      ) : null}
    </>
  );
}
