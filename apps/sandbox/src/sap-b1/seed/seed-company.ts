import { type Company, storeRow, tableOf } from '../company.ts';
import type { SapRecord } from '../entities/field-definition.ts';
import { newRecord } from '../read-record.ts';
import { rulesOf } from '../rules/rules-of.ts';
import type { CompanyContext } from '../sap-context.ts';
import {
  PURCHASE_REQUEST,
  purchaseApprovalRequest,
  purchaseRequestDraft,
  SEEDED_PURCHASE_REQUESTS,
} from './seed-purchase-requests.ts';
import { seedItems, seedPartners, seedProductionOrders, seedSpecialPrices } from './seed-records.ts';
import { SAP_USERS } from './seed-users.ts';

/** Fills an empty company with the demo data: the same on every start and reset. */
export function seedCompany(context: CompanyContext): void {
  const { company } = context;
  for (const item of seedItems()) insertSeed(context, 'Items', item);
  for (const partner of seedPartners()) insertSeed(context, 'BusinessPartners', partner);
  for (const price of seedSpecialPrices()) insertSeed(context, 'SpecialPrices', price);
  for (const order of seedProductionOrders()) insertSeed(context, 'ProductionOrders', order);
  for (const user of SAP_USERS) {
    insertSeed(context, 'Users', {
      InternalKey: user.key,
      UserCode: user.code,
      UserName: user.name,
      eMail: user.email,
      FaxNumber: user.faxNumber,
      Department: user.department,
      Superuser: user.key === 1 ? 'tYES' : 'tNO',
    });
  }
  for (const seed of SEEDED_PURCHASE_REQUESTS) {
    insertSeed(context, 'Drafts', purchaseRequestDraft(seed));
    insertSeed(context, 'ApprovalRequests', purchaseApprovalRequest(seed));
  }
  insertSeed(context, 'PurchaseRequests', closedPurchaseRequest());
  tableOf(company, 'Drafts').nextAutoKey = 18;
}

/** One record, completed as the server completes a new document, without checks. */
export function insertSeed(context: CompanyContext, set: string, values: SapRecord): SapRecord {
  const table = tableOf(context.company, set);
  const { definition } = table;
  const record = newRecord(definition.fields, values);
  rulesOf(definition).complete?.({ context, definition, record, prior: undefined });
  storeRow(table, record);
  return record;
}

/** Replaces all rows by those of a fresh company. */
export function resetCompany(context: CompanyContext): void {
  const { company }: { company: Company } = context;
  for (const table of company.tables.values()) {
    table.rows.clear();
    table.ordered = null;
    table.nextAutoKey = 1;
  }
  seedCompany(context);
}

function closedPurchaseRequest(): SapRecord {
  return {
    DocEntry: 1,
    DocNum: 1,
    DocObjectCode: PURCHASE_REQUEST,
    DocDate: '2022-07-01',
    DocDueDate: '2022-08-01',
    RequriedDate: '2022-07-15',
    Requester: 'A001',
    RequesterName: '销售经理：张涛',
    DocumentStatus: 'bost_Close',
    CreationDate: '2022-07-01',
    UpdateDate: '2022-07-20',
    UpdateTime: '16:00:00',
    U_SyncStatus: 'Y',
    DocumentLines: [{ LineNum: 0, ItemCode: '11028', Quantity: 10, Price: 300 }],
  };
}
