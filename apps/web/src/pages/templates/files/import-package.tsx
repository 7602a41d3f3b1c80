import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { modal } from '../../../app/feedback/modal.ts';
import { onDemand } from '../../../app/on-demand.tsx';
import { useCan } from '../../../app/session.ts';
import { type ServerOutputs, useTRPC } from '../../../server/trpc.ts';
import { PackageFailure, PackageProblems } from '../package-problems.tsx';
import { readFileText } from './read-file-text.ts';

const ImportPackageDialog = onDemand(
  () => import('./import-package-dialog.tsx').then((module) => module.ImportPackageDialog),
  () => true,
);

/** Beyond this a file is no package; it is not read into memory. */
const MAX_BYTES = 20_000_000;

export type OpenedPackage = {
  name: string;
  content: unknown;
  preview: ServerOutputs['templates']['previewFile'];
};

/** Reads a package, shows what it would bring in and asks before anything is made. */
export function ImportPackage() {
  const { t } = useTranslation('packages');
  const trpc = useTRPC();
  const mayBuild = useCan('builder');
  const [opened, setOpened] = useState<OpenedPackage>();
  const previewing = useMutation(trpc.templates.previewFile.mutationOptions());
  const chooser = useRef<HTMLInputElement>(null);
  const refuse = (content: React.ReactNode) => modal.error({ width: 640, title: t('file.refused'), content });
  const read = async (file: File) => {
    if (file.size > MAX_BYTES) return refuse(t('file.tooLarge'));
    const opened = await readFileText(await file.text());
    if (!opened.ok) return refuse(<PackageProblems problems={[opened.problem]} />);
    const { content } = opened;
    previewing.mutate(
      { file: content },
      {
        onSuccess: (preview) => setOpened({ name: file.name, content, preview }),
        onError: (error) => refuse(<PackageFailure error={error} />),
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
        data-testid="package-file"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void read(file);
          // The same file chosen again is a change again.
          target.value = '';
        }}
      />
      <Button
        icon={<UploadOutlined />}
        disabled={!mayBuild}
        loading={previewing.isPending}
        data-testid="import-package"
        onClick={() => chooser.current?.click()}
      >
        {t('file.import')}
      </Button>
      {opened === undefined ? null : (
        <ImportPackageDialog file={opened} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
