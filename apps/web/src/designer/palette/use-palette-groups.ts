import { useMemo } from 'react';
import { useCallableFlows } from '../catalog/callable-flows.tsx';
import { useFlow } from '../flow-context.ts';
import { useDesigner } from '../store/designer-context.ts';
import { paletteGroups } from './palette-groups.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

/** Everything that can be added to the open flow and that `wanted` lets through; groups without such things are left out. */
export function usePaletteGroups(wanted?: (item: PaletteItem) => boolean): PaletteGroup[] {
  const { connectors } = useDesigner();
  const flows = useCallableFlows();
  const { id } = useFlow();
  return useMemo(() => {
    // A flow that calls itself is rarely meant; the form of the step still offers it.
    const others = (flows ?? []).filter((flow) => flow.id !== id);
    return paletteGroups(connectors, others).flatMap((group) => {
      const items = wanted === undefined ? group.items : group.items.filter(wanted);
      return items.length === 0 ? [] : [{ ...group, items }];
    });
  }, [connectors, flows, id, wanted]);
}
