import { findRow, tableOf } from '../company.ts';
import { localMoment } from '../sap-context.ts';
import { businessError } from '../sap-error.ts';
import { type EntityRules, linesOf } from './entity-rules.ts';

/**
 * The company's stored procedure on OWOR (object type 202, transactions update, close, cancel): an edit by
 * anyone who does not also set `U_SyncFlag` to Y makes the order unsynced; the flag itself lasts one update.
 * A flow must therefore write U_SyncStatus and U_SyncFlag in one PATCH.
 */
export const productionOrderRules: EntityRules = {
  complete({ context, record, prior }) {
    if (!prior) {
      const today = localMoment(context).date;
      record.DocumentNumber ??= record.AbsoluteEntry ?? null;
      record.PostingDate ??= today;
      record.StartDate ??= today;
    }
    const items = tableOf(context.company, 'Items');
    const product = findRow(items, [String(record.ItemNo)]);
    record.ProductDescription ??= product?.ItemName ?? null;
    record.InventoryUOM ??= product?.InventoryUOM ?? null;
    for (const line of linesOf(record, 'ProductionOrderLines')) {
      line.ItemName ??= findRow(items, [String(line.ItemNo)])?.ItemName ?? null;
    }
  },
  check({ context, record }) {
    if (!findRow(tableOf(context.company, 'Items'), [String(record.ItemNo)])) {
      throw businessError(-5002, `Invalid item number [OWOR.ItemCode] , '${record.ItemNo}'`);
    }
    if (typeof record.PlannedQuantity !== 'number' || record.PlannedQuantity <= 0) {
      throw businessError(-5002, 'Enter a quantity greater than 0 [OWOR.PlannedQty]');
    }
  },
  trigger({ record, prior }) {
    if (!prior) return;
    if (record.U_SyncFlag === 'Y') record.U_SyncFlag = 'N';
    else record.U_SyncStatus = 'N';
  },
};
