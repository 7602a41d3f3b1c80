/** Control kinds of an approval form, by their component names. */
export type ComponentType =
  | 'TextField'
  | 'TextareaField'
  | 'NumberField'
  | 'MoneyField'
  | 'DDDateField'
  | 'DDDateRangeField'
  | 'DDSelectField'
  | 'DDMultiSelectField'
  | 'DDPhotoField'
  | 'InnerContactField'
  | 'DDAttachment'
  | 'RelateField'
  | 'TableField';

export type FormControl = {
  id: string;
  /** The label: what a caller must send as `name`. Of a date range, the JSON array of its two labels. */
  label: string;
  componentType: ComponentType;
  required: boolean;
  /** Choices of a select control. */
  options?: readonly string[];
  /** Columns of a table; only text, multi-line, number and photo controls may stand in one. */
  columns?: readonly FormControl[];
};

export type ProcessTemplate = {
  processCode: string;
  name: string;
  controls: readonly FormControl[];
  /** Who approves, node after node, when the caller gives no approvers. */
  approvers: readonly ApproverNode[];
};

/** AND: everyone of the node must agree. OR: the first decision counts. NONE: a single approver. */
export type ApproverNode = { actionType: 'AND' | 'OR' | 'NONE'; userIds: readonly string[] };
