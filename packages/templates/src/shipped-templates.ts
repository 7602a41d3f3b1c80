import { approvalVerdict } from './purchase-approval/approval-verdict.ts';
import { purchaseRequestApproval } from './purchase-approval/purchase-request-approval.ts';
import type { ShippedTemplate } from './shipped-template.ts';
import { specialPriceApproval } from './special-prices/special-price-approval.ts';

/** All templates that come with this release, in catalogue order. */
export function shippedTemplates(): ShippedTemplate[] {
  return [purchaseRequestApproval, approvalVerdict, specialPriceApproval];
}
