import type { Catalog } from '../catalog.ts';
import type { errors as english } from '../en/errors.ts';

export const errors: Catalog<typeof english> = {
  unauthenticated: '登录已失效，请重新登录。',
  forbidden: '您的角色没有此权限。',
  crossSite: '该请求来自其他站点，已被拒绝。',
  notFound: '未找到。它可能已被移除，或属于其他租户。',
  nameTaken: '该名称已被使用，请换一个。',
  revisionConflict: '其他人已修改了此内容。',
  connectionInUse: '该连接正被流使用，请先为这些流更换连接。',
  lastOwner: '租户至少需要一名所有者。',
  runNotEnded: '该运行尚未结束。',
  runEnded: '该运行已经结束。',
  invalidInput: '服务器未接受此输入。',
  commandRefused: '该修改与当前草稿不符。',
  documentInvalid: '流文档无效。',
  flowHasProblems: '流存在问题，请先修复。',
  notPublished: '请先发布该流。',
  triggerMissing: '该流没有此触发事件。',
  unknownConnector: '该连接器不存在。',
  methodNotAllowed: '此处不允许该方法。',
  bodyTooLarge: '输入内容过大。',
  malformedJson: '输入不是有效的 JSON。',
  tenantRequired: '请先选择租户。',
  tooManyRequests: '请求过于频繁，请稍后再试。',
  testTimedOut: '测试未能及时完成。请检查地址，并确认运行器已启动。',
  internalError: '服务器出现异常。',
};
