import { findRow, tableOf } from '../company.ts';
import { businessError } from '../sap-error.ts';
import type { EntityRules } from './entity-rules.ts';

/** A special price names an existing partner and an existing item. */
export const specialPriceRules: EntityRules = {
  check({ context, record }) {
    if (!findRow(tableOf(context.company, 'BusinessPartners'), [String(record.CardCode)])) {
      throw businessError(-5002, `Invalid BP code [OSPP.CardCode] , '${record.CardCode}'`);
    }
    if (!findRow(tableOf(context.company, 'Items'), [String(record.ItemCode)])) {
      throw businessError(-5002, `Invalid item number [OSPP.ItemCode] , '${record.ItemCode}'`);
    }
  },
};
