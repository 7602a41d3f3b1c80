import type { SapRecord } from '../entities/field-definition.ts';

export const PURCHASE_REQUEST = '1470000113';

/** The user who approves stage 1 of every purchase request: `manager`. */
const STAGE_APPROVER = 12;
const ORIGINATOR = 5;

type Moment = { date: string; time: string };

export type PurchaseRequestSeed = {
  entry: number;
  code: number;
  /** Quantities of 11028 聚氯乙烯 (KG, 300) and 14003 聚丙烯 (33). */
  quantities: readonly [number, number];
  docDate: string;
  dueDate: string;
  requiredDate: string;
  created: Moment;
};

/** The two purchase requests of the vendor's samples, waiting for approval. */
export const SEEDED_PURCHASE_REQUESTS: readonly PurchaseRequestSeed[] = [
  {
    entry: 16,
    code: 17,
    quantities: [55, 11],
    docDate: '2022-08-20',
    dueDate: '2022-09-20',
    requiredDate: '2022-08-23',
    created: { date: '2022-08-23', time: '10:20:00' },
  },
  {
    entry: 17,
    code: 18,
    quantities: [20, 8],
    docDate: '2022-08-22',
    dueDate: '2022-09-22',
    requiredDate: '2022-08-26',
    created: { date: '2022-08-23', time: '10:35:00' },
  },
];

export function purchaseRequestDraft(seed: PurchaseRequestSeed): SapRecord {
  const [first, second] = seed.quantities;
  return {
    DocEntry: seed.entry,
    DocNum: seed.entry,
    DocObjectCode: PURCHASE_REQUEST,
    DocDate: seed.docDate,
    DocDueDate: seed.dueDate,
    TaxDate: seed.docDate,
    RequriedDate: seed.requiredDate,
    Requester: 'A001',
    RequesterName: '销售经理：张涛',
    RequesterDepartment: -2,
    Comments: '',
    AuthorizationStatus: 'dasPending',
    CreationDate: seed.created.date,
    UpdateDate: seed.created.date,
    UpdateTime: seed.created.time,
    U_PurReqType: '计划请购',
    U_Origin: 'MRP',
    U_ProjectCode: '0000',
    U_IsSubmit: 'N',
    U_SyncStatus: 'N',
    DocumentLines: [
      {
        LineNum: 0,
        ItemCode: '11028',
        ItemDescription: '聚氯乙烯',
        Quantity: first,
        Price: 300,
        MeasureUnit: 'KG',
        RequiredDate: seed.requiredDate,
      },
      { LineNum: 1, ItemCode: '14003', ItemDescription: '聚丙烯', Quantity: second, Price: 33 },
    ],
  };
}

export function purchaseApprovalRequest(seed: PurchaseRequestSeed): SapRecord {
  return {
    Code: seed.code,
    ApprovalTemplatesID: 1,
    ObjectType: PURCHASE_REQUEST,
    DraftType: PURCHASE_REQUEST,
    OriginatorID: ORIGINATOR,
    CreationDate: seed.created.date,
    CreationTime: seed.created.time,
    DraftEntry: seed.entry,
    ApprovalRequestLines: [
      {
        StageCode: 1,
        UserID: STAGE_APPROVER,
        CreationDate: seed.created.date,
        CreationTime: seed.created.time,
      },
    ],
  };
}
