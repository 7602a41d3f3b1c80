import { UploadOutlined } from '@ant-design/icons';
import { parseFlowDocument } from '@flowbridge/flow';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

/** Beyond this a file is no flow of ours; it is not read into memory. */
const MAX_BYTES = 20_000_000;

/** An export is `{ name, document }`; a bare document is taken too. */
function readExport(content: unknown): { name: string; document: unknown } {
  if (typeof content !== 'object' || content === null || !('document' in content)) {
    return { name: '', document: content };
  }
  const name = 'name' in content && typeof content.name === 'string' ? content.name : '';
  return { name, document: content.document };
}

/** Makes a flow from an exported file; a file that is no flow is refused here with the places that are wrong. */
export function ImportFlow({ disabled }: { disabled: boolean }) {
  const { t, i18n } = useTranslation('flows');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { message, modal } = App.useApp();
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      onSuccess: ({ id }) => void navigate(`/flows/${id}`),
      onError: (error) => void message.error(errorText(error)),
    }),
  );
  const refuse = (lines: string[]) =>
    void modal.error({
      title: t('importRefused'),
      content: (
        <ul style={{ paddingInlineStart: 18 }}>
          {lines.slice(0, 12).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
    });
  const read = async (file: File) => {
    if (file.size > MAX_BYTES) return refuse([t('importTooLarge')]);
    let content: unknown;
    try {
      content = JSON.parse(await file.text());
    } catch {
      return refuse([t('importNotJson')]);
    }
    const exported = readExport(content);
    const parsed = parseFlowDocument(exported.document);
    if (!parsed.ok) {
      const language = i18n.language === 'zh' ? 'zh' : 'en';
      return refuse(parsed.problems.map((problem) => `${problem.path}: ${problem.message[language]}`));
    }
    create.mutate({
      name: exported.name || file.name.replace(/(\.flow)?\.json$/, ''),
      document: parsed.document,
    });
  };
  return (
    <Upload
      accept=".json"
      showUploadList={false}
      disabled={disabled}
      beforeUpload={(file) => {
        void read(file);
        return false;
      }}
    >
      <Button icon={<UploadOutlined />} disabled={disabled} loading={create.isPending}>
        {t('import')}
      </Button>
    </Upload>
  );
}
