import {
  date,
  type EntityDefinition,
  enumOf,
  int,
  lines,
  number,
  readOnly,
  text,
  time,
} from './field-definition.ts';

/** Header UDFs of every marketing document in the demo company. */
const headerUdfs = {
  U_PurReqType: text(50),
  U_Origin: text(50),
  U_BaseDocNo: text(50),
  U_Approver: text(100),
  U_ApprovalDate: date(),
  U_ApprovalStatus: text(10),
  U_ProjectCode: text(50),
  U_IsSubmit: text(10),
  U_SyncStatus: text(10, 'N'),
  U_SyncFlag: text(10),
  U_ISSYN: text(10),
  U_REQUESTID: text(100),
  U_InboundType: text(10),
  U_SUCCESS: text(10),
  U_SYN: text(10),
  U_DATE: text(50),
  U_Remark: text(254),
};

const batchNumbers = lines(
  'BatchNumber',
  'BatchNumber',
  {
    BatchNumber: text(36),
    ManufacturerSerialNumber: text(36),
    AddmisionDate: date(),
    ExpiryDate: date(),
    ManufacturingDate: date(),
    Quantity: number(0),
    BaseLineNumber: int(),
    ItemCode: text(50),
    SystemSerialNumber: int(),
    Notes: text(254),
  },
  'given',
);

const binAllocations = (element: string) =>
  lines(
    element,
    'BinAbsEntry',
    {
      BinAbsEntry: int(),
      Quantity: number(0),
      AllowNegativeQuantity: enumOf('BoYesNoEnum', 'tNO'),
      SerialAndBatchNumbersBaseLine: int(),
      BaseLineNumber: int(),
    },
    'given',
  );

const documentLines = lines('DocumentLine', 'LineNum', {
  LineNum: int(),
  ItemCode: text(50),
  ItemDescription: text(200),
  Quantity: number(),
  Price: number(),
  UnitPrice: number(),
  Currency: text(3),
  LineTotal: number(),
  MeasureUnit: text(100),
  RequiredDate: date(),
  ShipDate: date(),
  LineVendor: text(15),
  FreeText: text(100),
  WarehouseCode: text(8),
  TaxCode: text(8),
  BaseType: int(),
  BaseEntry: int(),
  BaseLine: int(),
  LineStatus: enumOf('BoStatus', 'bost_Open'),
  U_Remark: text(254),
  BatchNumbers: batchNumbers,
  DocumentLinesBinAllocations: binAllocations('DocumentLinesBinAllocation'),
});

type DocumentKind = {
  set: string;
  table: string;
  objectCode: string;
  required: readonly string[];
  deletable?: true;
};

function documentEntity({ set, table, objectCode, required, deletable }: DocumentKind): EntityDefinition {
  return {
    set,
    element: 'Document',
    table,
    keys: ['DocEntry'],
    autoKey: true,
    required,
    operations: ['create', 'update', 'replace', ...(deletable ? (['delete'] as const) : [])],
    actions: ['Close', 'Cancel'],
    fields: {
      DocEntry: readOnly(int()),
      DocNum: int(),
      DocType: enumOf('BoDocumentTypes', 'dDocument_Items'),
      DocObjectCode: enumOf('BoObjectTypes', objectCode),
      DocDate: date(),
      DocDueDate: date(),
      TaxDate: date(),
      RequriedDate: date(),
      Requester: text(25),
      RequesterName: text(155),
      RequesterDepartment: int(),
      RequesterBranch: int(),
      RequesterEmail: text(100),
      CardCode: text(15),
      CardName: text(100),
      NumAtCard: text(100),
      DocCurrency: text(3),
      DocTotal: readOnly(number()),
      Comments: text(254),
      JournalMemo: text(50),
      DocumentStatus: readOnly(enumOf('BoStatus', 'bost_Open')),
      Cancelled: readOnly(enumOf('BoYesNoEnum', 'tNO')),
      AuthorizationStatus: readOnly(enumOf('DocumentAuthorizationStatusEnum', 'dasWithout')),
      CreationDate: readOnly(date()),
      UpdateDate: readOnly(date()),
      UpdateTime: readOnly(time()),
      ...headerUdfs,
      DocumentLines: documentLines,
    },
  };
}

export const marketingDocuments: readonly EntityDefinition[] = [
  documentEntity({
    set: 'Drafts',
    table: 'ODRF',
    objectCode: '',
    required: ['DocObjectCode'],
    deletable: true,
  }),
  documentEntity({
    set: 'PurchaseRequests',
    table: 'OPRQ',
    objectCode: '1470000113',
    required: ['RequriedDate'],
  }),
  documentEntity({
    set: 'PurchaseOrders',
    table: 'OPOR',
    objectCode: '22',
    required: ['CardCode', 'DocDueDate'],
  }),
  documentEntity({ set: 'PurchaseDeliveryNotes', table: 'OPDN', objectCode: '20', required: ['CardCode'] }),
  documentEntity({ set: 'PurchaseReturns', table: 'ORPD', objectCode: '21', required: ['CardCode'] }),
  documentEntity({ set: 'Orders', table: 'ORDR', objectCode: '17', required: ['CardCode', 'DocDueDate'] }),
  documentEntity({ set: 'DeliveryNotes', table: 'ODLN', objectCode: '15', required: ['CardCode'] }),
  documentEntity({ set: 'Returns', table: 'ORDN', objectCode: '16', required: ['CardCode'] }),
  documentEntity({ set: 'InventoryGenEntries', table: 'OIGN', objectCode: '59', required: [] }),
  documentEntity({ set: 'InventoryGenExits', table: 'OIGE', objectCode: '60', required: [] }),
];

export const stockTransfers: EntityDefinition = {
  set: 'StockTransfers',
  element: 'StockTransfer',
  table: 'OWTR',
  keys: ['DocEntry'],
  autoKey: true,
  required: ['FromWarehouse', 'ToWarehouse'],
  operations: ['create', 'update'],
  actions: ['Cancel'],
  fields: {
    DocEntry: readOnly(int()),
    DocNum: int(),
    DocObjectCode: enumOf('BoObjectTypes', '67'),
    DocDate: date(),
    DueDate: date(),
    TaxDate: date(),
    CardCode: text(15),
    Comments: text(254),
    JournalMemo: text(50),
    FromWarehouse: text(8),
    ToWarehouse: text(8),
    DocumentStatus: readOnly(enumOf('BoStatus', 'bost_Open')),
    Cancelled: readOnly(enumOf('BoYesNoEnum', 'tNO')),
    CreationDate: readOnly(date()),
    UpdateDate: readOnly(date()),
    UpdateTime: readOnly(time()),
    ...headerUdfs,
    StockTransferLines: lines('StockTransferLine', 'LineNum', {
      LineNum: int(),
      ItemCode: text(50),
      ItemDescription: text(200),
      Quantity: number(),
      FromWarehouseCode: text(8),
      WarehouseCode: text(8),
      MeasureUnit: text(100),
      U_Remark: text(254),
      BatchNumbers: batchNumbers,
      StockTransferLinesBinAllocations: binAllocations('StockTransferLinesBinAllocation'),
    }),
  },
};
