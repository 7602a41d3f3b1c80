import {
  ArrowLeftOutlined,
  CloudUploadOutlined,
  HistoryOutlined,
  PlayCircleOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Badge, Button, Popover, Tag, Tooltip } from 'antd';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { ThemeSwitch } from '../../app/theme-switch.tsx';
import { UpgradeBadge } from '../../pages/upgrades/upgrade-badge.tsx';
import { chordText } from '../edits/shortcut-keys.ts';
import { bringBack, takeBack } from '../edits/take-back.ts';
import { useFlow } from '../flow-context.ts';
import { SeatAvatars } from '../presence/seat-avatars.tsx';
import { ProblemList } from '../problems/problem-list.tsx';
import { useProblems } from '../problems/problems-context.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { LeaveGuard } from '../together/leave-guard.tsx';
import { FlowTrail } from '../trail/flow-trail.tsx';
import { useVersionAddress } from '../versions/version-address.ts';
import { EnableSwitch } from './enable-switch.tsx';
import { FlowMenu } from './flow-menu.tsx';
import { FlowName } from './flow-name.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SaveBadge } from './save-badge.tsx';

type Props = { testing: boolean; onTest: () => void };

export const Toolbar = memo(function Toolbar({ testing, onTest }: Props) {
  const { t } = useTranslation('designer');
  const { store } = useDesigner();
  const flow = useFlow();
  const readOnly = useDesignerState((state) => state.readOnly);
  const canUndo = useDesignerState((state) => state.undo.length > 0);
  const canRedo = useDesignerState((state) => state.redo.length > 0);
  const [publishing, setPublishing] = useState(false);
  // While versions are looked at, what belongs to the draft rests.
  const resting = useVersionAddress().address !== undefined;
  return (
    <header className="designer-toolbar" role="toolbar" aria-label={t('toolbar.label')}>
      <Link to="/flows" aria-label={t('toolbar.back')} className="toolbar-back">
        <ArrowLeftOutlined />
      </Link>
      <FlowTrail />
      <FlowName />
      {flow.publishedVersion === null ? (
        <Tag>{t('toolbar.draft')}</Tag>
      ) : (
        <Tag color="blue">{t('toolbar.version', { version: flow.publishedVersion })}</Tag>
      )}
      <UpgradeBadge flowId={flow.id} />
      {readOnly ? <Tag color="orange">{t('toolbar.readOnly')}</Tag> : <SaveBadge />}
      <span className="toolbar-gap" />
      <SeatAvatars />
      <Tooltip title={`${t('toolbar.find')} (${chordText('Mod+F')})`}>
        <Button
          type="text"
          icon={<SearchOutlined />}
          disabled={resting}
          aria-label={t('toolbar.find')}
          data-testid="toolbar-find"
          onClick={() => store.setState({ finding: true })}
        />
      </Tooltip>
      <Tooltip title={`${t('toolbar.undo')} (${chordText('Mod+Z')})`}>
        <Button
          type="text"
          icon={<UndoOutlined />}
          disabled={!canUndo || readOnly}
          aria-label={t('toolbar.undo')}
          data-testid="toolbar-undo"
          onClick={() => takeBack(store)}
        />
      </Tooltip>
      <Tooltip title={`${t('toolbar.redo')} (${chordText('Mod+Y')})`}>
        <Button
          type="text"
          icon={<RedoOutlined />}
          disabled={!canRedo || readOnly}
          aria-label={t('toolbar.redo')}
          data-testid="toolbar-redo"
          onClick={() => bringBack(store)}
        />
      </Tooltip>
      <VersionsButton />
      <ProblemsButton />
      <Button
        icon={<PlayCircleOutlined />}
        loading={testing}
        disabled={readOnly}
        data-testid="toolbar-test"
        onClick={onTest}
      >
        {t('toolbar.test')}
      </Button>
      <Button
        type="primary"
        icon={<CloudUploadOutlined />}
        disabled={readOnly}
        data-testid="toolbar-publish"
        onClick={() => setPublishing(true)}
      >
        {t('toolbar.publish')}
      </Button>
      <EnableSwitch disabled={readOnly} />
      <Tooltip title={`${t('help.title')} (?)`}>
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          disabled={resting}
          aria-label={t('help.title')}
          data-testid="toolbar-help"
          onClick={() => store.setState({ overlay: { kind: 'help' } })}
        />
      </Tooltip>
      <FlowMenu />
      <LanguageSwitch />
      <ThemeSwitch />
      <LeaveGuard />
      {publishing ? <PublishDialog onClose={() => setPublishing(false)} /> : null}
    </header>
  );
});

/** Opens the versions, or leads back to the draft. */
function VersionsButton() {
  const { t } = useTranslation('versions');
  const { address, open, close } = useVersionAddress();
  return (
    <Tooltip title={t('open')}>
      <Button
        type={address === undefined ? 'text' : 'primary'}
        ghost={address !== undefined}
        icon={<HistoryOutlined />}
        aria-label={t('open')}
        aria-pressed={address !== undefined}
        data-testid="toolbar-versions"
        onClick={() => (address === undefined ? open({ kind: 'list' }) : close())}
      />
    </Tooltip>
  );
}

function ProblemsButton() {
  const { t } = useTranslation('designer');
  const problems = useProblems();
  const [open, setOpen] = useState(false);
  const { close: leaveVersions } = useVersionAddress();
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('problems.title')}
      content={
        <div className="problems-popover">
          <ProblemList
            problems={problems}
            onJump={() => {
              leaveVersions();
              setOpen(false);
            }}
          />
        </div>
      }
    >
      <Badge
        count={problems.length}
        size="small"
        offset={[-6, 7]}
        color={errors > 0 ? 'var(--fb-error)' : 'var(--fb-warn)'}
      >
        <Button
          type="text"
          icon={<WarningOutlined />}
          aria-label={t('problems.count', { count: problems.length })}
          data-testid="toolbar-problems"
          data-errors={errors}
        />
      </Badge>
    </Popover>
  );
}
