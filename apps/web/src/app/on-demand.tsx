import { type ComponentType, Suspense, useState } from 'react';
import { lazyPart } from './lazy-part.ts';

/**
 * A dialog whose code comes when it opens first: no list waits for the forms behind its buttons. Once open it stays
 * mounted, so that it can close in its own way.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  isOpen: (props: Props) => boolean,
): ComponentType<Props> {
  const Dialog = lazyPart(async () => ({ default: await load() }));
  return function OnDemand(props: Props) {
    const open = isOpen(props);
    const [wanted, setWanted] = useState(open);
    if (open && !wanted) setWanted(true);
    if (!wanted) return null;
    return (
      <Suspense fallback={null}>
        <Dialog {...props} />
      </Suspense>
    );
  };
}
