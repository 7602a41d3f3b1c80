import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRoleOptions } from './role-options.ts';
import type { KnownGroup, SsoKind } from './sso-fields.ts';

/** Which group of the provider is which role. `known`: those the last test found. */
export function GroupRoles({ kind, known }: { kind: SsoKind; known: KnownGroup[] }) {
  const { t } = useTranslation('sso');
  const roles = useRoleOptions();
  return (
    <Form.List name="groupRoles">
      {(rows, { add, remove }) => (
        <fieldset className="sso-groups">
          <legend>{t('groupRoles')}</legend>
          {rows.map(({ key, name }, index) => (
            <div key={key} className="sso-group">
              <Form.Item
                name={[name, 'group']}
                rules={[{ required: true, whitespace: true, message: t('needed') }, { max: 200 }]}
              >
                <AutoComplete
                  options={known}
                  showSearch={{
                    filterOption: (typed, option) =>
                      (option?.label ?? '').toLowerCase().includes(typed.toLowerCase()),
                  }}
                >
                  <Input
                    placeholder={t(`groupExample.${kind}`)}
                    aria-label={t('groupOf', { number: index + 1 })}
                    data-testid={`sso-group-${index}`}
                  />
                </AutoComplete>
              </Form.Item>
              <Form.Item name={[name, 'role']}>
                <Select
                  options={roles}
                  aria-label={t('roleOf', { number: index + 1 })}
                  data-testid={`sso-role-${index}`}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('removeGroup', { number: index + 1 })}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => add({ group: '', role: 'viewer' })}
            disabled={rows.length >= 200}
            data-testid="sso-add-group"
          >
            {t('addGroup')}
          </Button>
          <p className="quiet">
            {t(`groupHelp.${kind}`)} {t('groupRolesHelp')}
          </p>
        </fieldset>
      )}
    </Form.List>
  );
}
