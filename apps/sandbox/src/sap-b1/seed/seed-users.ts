/** A user who may log in. `key` is the user id that approval stages name. */
export type SapUser = {
  key: number;
  code: string;
  name: string;
  password: string;
  email: string;
  /** 传真名: the companies of the source documents keep the chat user id here. */
  faxNumber: string;
  department: number;
};

export const COMPANY_DB = 'SBODEMOCN';

/** `manager` is the demo connection's user and the approver of stage 1. */
export const SAP_USERS: readonly SapUser[] = [
  {
    key: 1,
    code: 'b1admin',
    name: '系统管理员',
    password: 'flowbridge-sap-admin',
    email: 'b1admin@example.com',
    faxNumber: 'admin',
    department: -2,
  },
  {
    key: 5,
    code: 'zhangtao',
    name: '张涛',
    password: 'flowbridge-sap-zhangtao',
    email: 'zhangtao@example.com',
    faxNumber: 'manager75',
    department: 1,
  },
  {
    key: 12,
    code: 'manager',
    name: '审批经理',
    password: 'flowbridge-sap',
    email: 'manager@example.com',
    faxNumber: 'felix',
    department: 2,
  },
  {
    key: 13,
    code: 'lijing',
    name: '李静 <采购> & "财务" 😀𠮷',
    password: 'flowbridge-sap-lijing',
    email: '',
    faxNumber: '',
    department: 3,
  },
];
