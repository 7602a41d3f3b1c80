import type { ActionManifest } from '@flowbridge/connector-sdk';
import { array, at, boolean, integer, object, text } from '../../field-builders.ts';

/** Reads a user of the organisation by user id. */
export const getUserManifest: ActionManifest = {
  key: 'getUser',
  group: { en: 'Contacts', zh: '通讯录' },
  names: { en: 'Get user', zh: '查询用户详情' },
  effect: 'read',
  inputs: [
    at('body', text('userid', 'User id', '用户 userId', { required: true, sample: 'manager75' })),
    at('body', text('language', 'Language', '语言', { default: 'zh_CN' })),
  ],
  body: object('body', 'Answer', '应答', {
    open: true,
    fields: [
      object('result', 'User', '用户', {
        open: true,
        fields: [
          text('userid', 'User id', '用户 userId', { sample: 'manager75' }),
          text('unionid', 'Union id', 'unionId'),
          text('name', 'Name', '姓名', { sample: '张涛' }),
          text('mobile', 'Mobile', '手机号'),
          text('job_number', 'Job number', '工号'),
          text('title', 'Title', '职位'),
          text('email', 'E-mail', '邮箱'),
          array('dept_id_list', 'Departments', '所属部门', {
            items: integer('deptId', 'Department', '部门'),
          }),
          boolean('active', 'Active', '已激活'),
        ],
      }),
    ],
  }),
  request: { method: 'POST', path: '{oapiBaseUrl}/topapi/v2/user/get' },
};
