import type { Catalog } from '../catalog.ts';
import type { invitation as english } from '../en/invitation.ts';

export const invitation: Catalog<typeof english> = {
  title: '加入“{{tenant}}”的邀请',
  asRole: '{{inviter}} 邀请您以{{role}}身份加入。',
  asRoleOnly: '邀请您以{{role}}身份加入。',
  until: '链接仅可使用一次，有效期至 {{moment}}。',
  name: '您的姓名',
  email: '邮箱',
  password: '密码',
  passwordHint: '至少 10 个字符。',
  join: '创建账号并加入',
  accept: '以 {{name}} 的身份加入',
  signIn: '已有账号，去登录',
  other: '换一个账号登录',
  open: '打开 Flowbridge',
  known: '{{email}} 已有账号，请登录后接受邀请。',
  over: {
    accepted: '该邀请已被接受。',
    revoked: '该邀请已被撤回。',
    expired: '该邀请已过期。',
  },
  askAgain: '请联系邀请人重新发送。',
  unknown: '邀请不存在',
  unknownHint: '链接可能不完整，请完整复制，或联系邀请人重新发送。',
};
