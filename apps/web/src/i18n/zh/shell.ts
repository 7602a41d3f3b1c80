import type { Catalog } from '../catalog.ts';
import type { shell as english } from '../en/shell.ts';

export const shell: Catalog<typeof english> = {
  appName: 'Flowbridge',
  nav: {
    label: '主导航',
    flows: '流',
    runs: '运行记录',
    templates: '流模板',
    connections: '连接',
    settings: '设置',
  },
  tenant: '租户',
  language: '语言',
  theme: { toDark: '切换到深色主题', toLight: '切换到浅色主题' },
  signOut: '退出登录',
  account: '{{name}} 的账号',
  loading: '加载中…',
  retry: '重试',
  more: '加载更多',
  reload: '刷新页面',
  back: '返回',
  cancel: '取消',
  save: '保存',
  close: '关闭',
  remove: '移除',
  copy: '复制',
  copied: '已复制',
  offline: '无法连接服务器，请检查网络。',
  pageErrors: {
    crashed: '页面出错了',
    crashedHint: '已保存的内容不会丢失。请重试；如果再次出现，请把下面的文字发给管理员。',
    notFound: '页面不存在',
    notFoundHint: '地址可能有误，或者该对象已被移除。',
    noTenant: '您还不是任何租户的成员',
    noTenantHint: '请联系管理员邀请您加入。',
  },
};
