import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input, Modal, Radio } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { formatCount } from '../ledger/format-count.ts';
import { type RowProblem, readRows } from './read-rows.ts';

const MOST_ROWS = 50_000;
const SHOWN_ROWS = 5;
const SHOWN_PROBLEMS = 50;

/** Rows from a spreadsheet or a file: what will be put in is shown, and nothing is while a line is wrong. */
export function ImportRows({ table, onClose }: { table: string; onClose: () => void }) {
  const { t } = useTranslation(['variables', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [header, setHeader] = useState(false);
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const read = useDeferredValue(text);
  const { rows, problems } = useMemo(() => readRows(read, { header }), [read, header]);
  const put = useMutation(
    trpc.lookupTables.putRows.mutationOptions({
      onSuccess: async (changes) => {
        await queries.invalidateQueries({ queryKey: trpc.lookupTables.pathKey() });
        message.success(t('import.done', changes));
        onClose();
      },
    }),
  );
  const tooMany = rows.length > MOST_ROWS;
  const ready = rows.length > 0 && problems.length === 0 && !tooMany && read === text;
  return (
    <Modal
      open
      width={720}
      title={t('import.title', { name: table })}
      okText={rows.length === 0 ? t('import.nothing') : t('import.start', { count: rows.length })}
      okButtonProps={{ disabled: !ready, danger: mode === 'replace', ...testId('import-start') }}
      cancelText={t('shell:cancel')}
      confirmLoading={put.isPending}
      onCancel={onClose}
      onOk={() => put.mutate({ name: table, mode, rows })}
    >
      <div className="import-fields">
        <div>{t('import.hint')}</div>
        {put.isError ? <Alert type="error" showIcon title={errorText(put.error)} /> : null}
        <Input.TextArea
          autoFocus
          aria-label={t('import.paste')}
          rows={6}
          value={text}
          className="mono"
          placeholder={'kg\t千克\npcs\t个'}
          data-testid="import-text"
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <Button icon={<UploadOutlined />} onClick={() => file.current?.click()}>
            {t('import.file')}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            data-testid="import-file"
            onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
          />
        </div>
        <Checkbox checked={header} onChange={(event) => setHeader(event.target.checked)}>
          {t('import.header')}
        </Checkbox>
        <Radio.Group
          value={mode}
          onChange={(event) => setMode(event.target.value)}
          options={(['merge', 'replace'] as const).map((value) => ({
            value,
            label: t(`import.mode.${value}`),
          }))}
        />
        {tooMany ? <Alert type="error" showIcon title={t('import.tooMany')} /> : null}
        {problems.length === 0 ? null : <Problems problems={problems} />}
        {rows.length === 0 ? null : (
          <div data-testid="import-preview">
            <strong>{t('import.preview', { count: rows.length })}</strong>
            <table className="import-preview">
              <thead>
                <tr>
                  <th scope="col">{t('rows.key')}</th>
                  <th scope="col">{t('rows.value')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, SHOWN_ROWS).map(({ key, value }) => (
                  <tr key={key}>
                    <td>{key}</td>
                    <td>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length > SHOWN_ROWS ? (
              <span className="quiet">{t('import.more', { count: rows.length - SHOWN_ROWS })}</span>
            ) : null}
          </div>
        )}
      </div>
    </Modal>
  );
}

function Problems({ problems }: { problems: readonly RowProblem[] }) {
  const { t } = useTranslation('variables');
  const wordOf = (problem: RowProblem) =>
    problem.what === 'twice'
      ? t('import.twice', { key: problem.key, first: problem.first })
      : t(`import.${problem.what}`);
  return (
    <Alert
      type="error"
      data-testid="import-problems"
      title={
        <ul className="import-problems">
          {problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
            <li key={problem.line}>
              {t('import.problem', { line: formatCount(problem.line), what: wordOf(problem) })}
            </li>
          ))}
          {problems.length > SHOWN_PROBLEMS ? (
            <li>{t('import.more', { count: problems.length - SHOWN_PROBLEMS })}</li>
          ) : null}
        </ul>
      }
    />
  );
}
