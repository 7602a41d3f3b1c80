import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { childPath } from './child-path.ts';
import { JsonLeaf } from './json-leaf.tsx';
import { JsonRow } from './json-row.tsx';

type Props = { name: string | undefined; value: unknown; path: string; depth: number };

/** Mounted at a time; lists of thousands stay quick. */
const CHUNK = 100;
/** Open at first: enough to see what it is, not all of it. */
const OPEN_DEPTH = 3;
const OPEN_ENTRIES = 60;

/** A value of the tree: an object or list that unfolds, or a leaf. */
export function JsonNode({ name, value, path, depth }: Props) {
  const { t } = useTranslation('run');
  const list = Array.isArray(value);
  const entries =
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, child]): [string, unknown] => [key, child])
      : undefined;
  const [open, setOpen] = useState(depth < OPEN_DEPTH && (entries?.length ?? 0) <= OPEN_ENTRIES);
  const [shown, setShown] = useState(CHUNK);
  if (entries === undefined) {
    return (
      <JsonRow name={name} path={path} depth={depth}>
        <JsonLeaf value={value} />
      </JsonRow>
    );
  }
  const count = t(list ? 'json.items' : 'json.fields', { count: entries.length });
  if (entries.length === 0) {
    return (
      <JsonRow name={name} path={path} depth={depth}>
        <span className="json-count">{list ? '[ ]' : '{ }'}</span>
      </JsonRow>
    );
  }
  const left = entries.length - shown;
  return (
    <>
      {name === undefined && depth === 0 ? null : (
        <JsonRow name={name} path={path} depth={depth} fold={{ open, toggle: () => setOpen(!open) }}>
          <span className="json-count">{list ? `[ ${count} ]` : `{ ${count} }`}</span>
        </JsonRow>
      )}
      {open || depth === 0
        ? entries
            .slice(0, shown)
            .map(([key, child]) => (
              <JsonNode
                key={key}
                name={key}
                value={child}
                path={childPath(path, key, list)}
                depth={depth + 1}
              />
            ))
        : null}
      {(open || depth === 0) && left > 0 ? (
        <Button
          size="small"
          type="link"
          style={{ marginInlineStart: (depth + 1) * 14 }}
          onClick={() => setShown(shown + CHUNK)}
        >
          {t('json.more', { count: Math.min(left, CHUNK) })}
        </Button>
      ) : null}
    </>
  );
}
