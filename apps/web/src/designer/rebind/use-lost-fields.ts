import { type LostField, lostFields } from '@flowbridge/flow';
import { useMemo } from 'react';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { language } from '../store/expression-language.ts';

/** The fields that steps of the open draft read in vain. */
export function useLostFields(): readonly LostField[] {
  const { connectors } = useDesigner();
  const document = useDesignerState((state) => state.document);
  return useMemo(() => lostFields(document, connectorCatalog(connectors), language), [document, connectors]);
}
