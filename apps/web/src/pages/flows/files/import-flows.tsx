import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { modal } from '../../../app/feedback/modal.ts';
import { onDemand } from '../../../app/on-demand.tsx';
import { usePreferences } from '../../../app/preferences.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { FileProblems, problemLines } from './file-problems.tsx';
import type { FilePreview } from './import-plan.ts';
import './files.css';

const ImportDialog = onDemand(
  () => import('./import-dialog.tsx').then((module) => module.ImportDialog),
  () => true,
);

/** Beyond this a file is no file of flows; it is not read into memory. */
const MAX_BYTES = 20_000_000;

export type OpenedFile = { name: string; content: unknown; preview: FilePreview };

/** Reads a file of flows, shows what it would bring in and asks before anything is made. */
export function ImportFlows({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation(['flowList', 'flows']);
  const trpc = useTRPC();
  const language = usePreferences((state) => state.language);
  const [opened, setOpened] = useState<OpenedFile>();
  const previewing = useMutation(trpc.flowFiles.preview.mutationOptions());
  const chooser = useRef<HTMLInputElement>(null);
  const refuse = (lines: string[]) =>
    modal.error({
      width: 640,
      title: t('flows:importRefused'),
      content: <FileProblems lines={lines} t={t} />,
    });
  const read = async (file: File) => {
    if (file.size > MAX_BYTES) return refuse([t('flows:importTooLarge')]);
    let content: unknown;
    try {
      content = JSON.parse(await file.text());
    } catch {
      return refuse([t('flows:importNotJson')]);
    }
    const named = withName(content, file.name.replace(/(\.flow)?\.json$/, ''));
    previewing.mutate(
      { file: named },
      {
        onSuccess: (preview) => setOpened({ name: file.name, content: named, preview }),
        onError: (error) => refuse(problemLines(error, language)),
      },
    );
  };
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".json"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void read(file);
          // The same file chosen again is a change again.
          target.value = '';
        }}
      />
      <Button
        icon={<UploadOutlined />}
        disabled={disabled}
        loading={previewing.isPending}
        onClick={() => chooser.current?.click()}
      >
        {t('flows:import')}
      </Button>
      {opened === undefined ? null : <ImportDialog file={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** A bare document, and one without a name, are called what their file is called. */
function withName(content: unknown, fileName: string): unknown {
  if (typeof content !== 'object' || content === null || 'format' in content) return content;
  if (!('document' in content))
    return 'schemaVersion' in content ? { name: fileName, document: content } : content;
  return 'name' in content && content.name !== '' ? content : { ...content, name: fileName };
}
