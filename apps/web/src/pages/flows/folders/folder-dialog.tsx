import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../server/error-text.ts';
import { byPath, type Folder, possibleParents } from './folder-tree.ts';
import type { FolderActions } from './use-folder-actions.ts';

/** What is asked for: a name for a new folder, another name, another place. */
export type FolderQuestion =
  | { ask: 'create'; parentId: string | null }
  | { ask: 'rename'; folder: Folder }
  | { ask: 'move'; folder: Folder };

type Props = {
  question: FolderQuestion | undefined;
  folders: readonly Folder[];
  actions: FolderActions;
  onClose(): void;
};

const TOP = '';

export function FolderDialog({ question, folders, actions, onClose }: Props) {
  const { t } = useTranslation(['flowList', 'shell']);
  const [form] = Form.useForm<{ name: string; parent: string }>();
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const save = async ({ name, parent }: { name: string; parent: string }) => {
    if (question === undefined) return;
    setWorking(true);
    setRefusal(undefined);
    try {
      if (question.ask === 'create') await actions.create(name.trim(), question.parentId);
      else if (question.ask === 'rename') await actions.rename(question.folder.id, name.trim());
      else await actions.move(question.folder.id, parent === TOP ? null : parent);
      onClose();
    } catch (error) {
      setRefusal(errorText(error));
    } finally {
      setWorking(false);
    }
  };
  const help = refusal === undefined ? {} : { help: refusal, validateStatus: 'error' as const };
  return (
    <Modal
      open={question !== undefined}
      title={titleOf(question)}
      okText={question?.ask === 'create' ? t('folders.create') : t('shell:save')}
      cancelText={t('shell:cancel')}
      confirmLoading={working}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ htmlType: 'submit' }}
      destroyOnHidden
      afterClose={() => setRefusal(undefined)}
    >
      {question === undefined ? null : (
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={
            question.ask === 'create'
              ? { name: '' }
              : { name: question.folder.name, parent: question.folder.parentId ?? TOP }
          }
          onFinish={(values) => void save(values)}
        >
          {question.ask === 'move' ? (
            <Form.Item name="parent" label={t('many.target')} {...help}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                data-testid="folder-parent"
                options={[
                  { value: TOP, label: t('folders.top') },
                  ...byPath(possibleParents(folders, question.folder.id)).map(({ id, path }) => ({
                    value: id,
                    label: path,
                  })),
                ]}
              />
            </Form.Item>
          ) : (
            <Form.Item
              name="name"
              label={t('folders.name')}
              rules={[
                {
                  required: true,
                  whitespace: true,
                  max: 80,
                  pattern: /^[^/]+$/,
                  message: t('folders.nameWrong'),
                },
              ]}
              {...help}
            >
              <Input autoFocus data-testid="folder-name" />
            </Form.Item>
          )}
        </Form>
      )}
    </Modal>
  );

  function titleOf(asked: FolderQuestion | undefined): string {
    switch (asked?.ask) {
      case undefined:
        return '';
      case 'create':
        return asked.parentId === null ? t('folders.new') : t('folders.newInside');
      case 'rename':
        return t('folders.renameTitle', { name: asked.folder.name });
      case 'move':
        return t('folders.moveTitle', { name: asked.folder.name });
    }
  }
}
