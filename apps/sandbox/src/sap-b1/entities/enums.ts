/**
 * Enumerations: member name to database letter. Both may be written, in filters and in bodies; members are
 * answered, except for object codes, which the Service Layer answers as the number in quotes.
 */
export const ENUMS = {
  BoYesNoEnum: { tNO: 'N', tYES: 'Y' },
  BoStatus: { bost_Open: 'O', bost_Close: 'C' },
  BoDocumentTypes: { dDocument_Items: 'I', dDocument_Service: 'S' },
  DocumentAuthorizationStatusEnum: {
    dasWithout: '-',
    dasPending: 'W',
    dasApproved: 'Y',
    dasRejected: 'N',
    dasGenerated: 'P',
    dasCancelled: 'C',
  },
  BoObjectTypes: {
    oInvoices: '13',
    oDeliveryNotes: '15',
    oReturns: '16',
    oOrders: '17',
    oPurchaseDeliveryNotes: '20',
    oPurchaseReturns: '21',
    oPurchaseOrders: '22',
    oQuotations: '23',
    oInventoryGenEntry: '59',
    oInventoryGenExit: '60',
    oStockTransfer: '67',
    oProductionOrders: '202',
    oPurchaseRequest: '1470000113',
  },
  ApprovalRequestStatusEnum: {
    arsPending: 'W',
    arsApproved: 'Y',
    arsNotApproved: 'N',
    arsGenerated: 'P',
    arsGeneratedByAuthorizer: 'A',
    arsCancelled: 'C',
  },
  ApprovalDecisionEnum: { ardPending: 'W', ardApproved: 'Y', ardNotApproved: 'N' },
  BoProductionOrderStatusEnum: {
    boposPlanned: 'P',
    boposReleased: 'R',
    boposClosed: 'L',
    boposCancelled: 'C',
  },
  BoProductionOrderTypeEnum: { bopotStandard: 'S', bopotSpecial: 'P', bopotDisassembly: 'D' },
  BoIssueMethod: { im_Backflush: 'B', im_Manual: 'M' },
  BoCardTypes: { cCustomer: 'C', cSupplier: 'S', cLid: 'L' },
} as const satisfies Record<string, Record<string, string>>;

export type EnumName = keyof typeof ENUMS;

/** The answered form of a member name or database letter; undefined when it is neither. */
export function readEnumValue(name: EnumName, value: string): string | undefined {
  const members: Record<string, string> = ENUMS[name];
  for (const [member, letter] of Object.entries(members)) {
    if (value === member || value === letter) return name === 'BoObjectTypes' ? letter : member;
  }
  return undefined;
}
