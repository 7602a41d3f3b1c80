import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { onDemand } from '../../app/on-demand.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { ConnectorEditor } from './connector-editor.tsx';
import { DraftState } from './draft-state.tsx';
import { FunctionEditor } from './function-editor.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { PartSide } from './part-side.tsx';
import { SaveFailure } from './save-failure.tsx';
import { type Draft, type Part, type PartDraft, usePartDraft } from './use-part-draft.ts';

const PublishDialog = onDemand(
  async () => (await import('./publish-part-dialog.tsx')).PublishPartDialog,
  ({ open }) => open,
);

export function PartWorkbench({ part }: { part: Part }) {
  const { t } = useTranslation('parts');
  const navigate = useNavigate();
  const language = usePreferences((state) => state.language);
  const mayChange = useCan('builder');
  const work = usePartDraft(part);
  const [publishing, setPublishing] = useState(false);
  useSaveKey(() => void work.save());
  return (
    <PageFrame
      title={titleOf(work.draft, language) || part.key}
      subtitle={
        <span className="part-subtitle">
          <Tag color={part.kind === 'connector' ? 'blue' : 'purple'}>{t(`kind.${part.kind}`)}</Tag>
          <code>{part.key}</code>
          <DraftState part={part} work={work} />
        </span>
      }
      actions={
        <>
          <Button icon={<ArrowLeftOutlined />} onClick={() => void navigate('/parts')}>
            {t('editor.back')}
          </Button>
          {mayChange ? (
            <>
              <Button
                data-testid="part-save"
                disabled={!work.isUnsaved}
                loading={work.isSaving}
                onClick={() => void work.save()}
              >
                {t('editor.save')}
              </Button>
              <Button
                type="primary"
                data-testid="part-publish"
                disabled={work.problems.length > 0}
                onClick={() => setPublishing(true)}
              >
                {t('editor.publish')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <SaveFailure work={work} />
      <div className="part-workbench">
        <div className="part-main">
          {part.kind === 'connector' ? (
            <ConnectorEditor work={narrowed(work, 'manifest')} readOnly={!mayChange} />
          ) : (
            <FunctionEditor id={part.id} work={narrowed(work, 'source')} readOnly={!mayChange} />
          )}
        </div>
        <PartSide part={part} work={work} />
      </div>
      <PublishDialog open={publishing} part={part} work={work} onClose={() => setPublishing(false)} />
      <LeaveQuestion isUnsaved={work.isUnsaved} />
    </PageFrame>
  );
}

/** The work on a draft of one kind: a part never changes its kind, so neither does its draft. */
function narrowed<Key extends 'manifest' | 'source'>(
  work: PartDraft,
  key: Key,
): PartDraft<Extract<Draft, Record<Key, unknown>>> {
  if (!(key in work.draft)) throw new Error(`FB-PART-KIND ${key}`);
  // Checked on the line before; the type of the whole does not follow from that of its draft.
  return work as unknown as PartDraft<Extract<Draft, Record<Key, unknown>>>;
}

function titleOf(draft: Draft, language: 'en' | 'zh'): string {
  if (!('manifest' in draft)) return draft.name.trim();
  try {
    const names: unknown = JSON.parse(draft.manifest)?.names;
    const name: unknown = typeof names === 'object' && names !== null ? Reflect.get(names, language) : '';
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
}

/** Ctrl+S saves, wherever the focus is. */
function useSaveKey(save: () => void): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
