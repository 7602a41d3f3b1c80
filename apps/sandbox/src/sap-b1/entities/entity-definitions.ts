import type { EntityDefinition } from './field-definition.ts';
import { marketingDocuments, stockTransfers } from './marketing-documents.ts';
import { businessPartners, items, specialPrices, users } from './master-data.ts';
import { approvalRequests, productionOrders } from './production-and-approval.ts';

/** Every entity set of the simulated company. Add one here and it can be read, filtered, written and paged. */
export const ENTITY_DEFINITIONS: readonly EntityDefinition[] = [
  items,
  businessPartners,
  users,
  specialPrices,
  productionOrders,
  approvalRequests,
  stockTransfers,
  ...marketingDocuments,
];
