import type { Catalog } from '../catalog.ts';
import type { signIn as english } from '../en/sign-in.ts';

export const signIn: Catalog<typeof english> = {
  title: '登录',
  subtitle: '画出流程，连接业务系统。',
  email: '邮箱',
  password: '密码',
  submit: '登录',
  showPassword: '显示密码',
  refused: '邮箱或密码错误。',
  unreachable: '无法连接服务器，请检查网络。',
  sso: '使用单点登录',
  tooMany: '尝试次数过多，请稍等一分钟再试。',
};
