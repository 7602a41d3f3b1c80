/**
 * The items of a loop as a list to choose from, of which only windows are read: from the item on show on, further ones as the
 * list is scrolled, those before it by its first line. Typed digits are looked for among all items.
 */
import { Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../server/error-text.ts';
import type { Iterations } from './build-rows.ts';
import { useLoopItems } from './use-loop-items.ts';

type Props = {
  loopPath: string;
  items: Iterations;
  index: number;
  label: string;
  /** Whether an item asks something. */
  isAsked(index: number): boolean;
  onChoose(index: number): void;
};

/** The value of the line that reads the items before. */
const EARLIER = -1;
/** So near to its end a scrolled list reads on. */
const NEAR_END_PX = 200;

export function ItemSelect({ loopPath, items, index, label, isAsked, onChoose }: Props) {
  const { t } = useTranslation(['run', 'shell']);
  const errorText = useErrorText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const found = useLoopItems({ loopPath, items, index, typed, open });
  const labelOf = (at: number) => t('run:iterations.item', { number: at + 1, total: items.total });
  const options = found.items.map((each) => ({ value: each.index, state: each.state as string }));
  // A list closes on every choice; the line that makes it longer leaves it open.
  const staysOpen = useRef(false);
  const show = (shown: boolean) => {
    const stays = staysOpen.current;
    staysOpen.current = false;
    if (stays && !shown) return;
    setOpen(shown);
    if (!shown) setTyped('');
  };
  const empty = found.error
    ? errorText(found.error)
    : t(found.pending ? 'run:iterations.reading' : 'run:iterations.notFound');
  return (
    <Select
      size="small"
      variant="filled"
      open={open}
      onOpenChange={show}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      value={index}
      aria-label={label}
      data-testid={`choose-item-${loopPath}`}
      onSelect={(to: number) => {
        if (to !== EARLIER) return onChoose(to);
        found.readEarlier();
        staysOpen.current = true;
      }}
      onPopupScroll={({ currentTarget }) => {
        const { scrollTop, scrollHeight, clientHeight } = currentTarget;
        if (scrollHeight - clientHeight - scrollTop < NEAR_END_PX) found.readOn();
      }}
      notFoundContent={<span className="timeline-note">{empty}</span>}
      options={found.hasEarlier ? [{ value: EARLIER, state: 'earlier' }, ...options] : options}
      labelRender={() => labelOf(index)}
      optionRender={({ data }) =>
        data.value === EARLIER ? (
          <span className="loop-option">{t('run:iterations.earlier')}</span>
        ) : (
          <span className="loop-option">
            <span className={`state-dot is-${isAsked(data.value) ? 'unknown' : data.state}`} />
            {labelOf(data.value)}
          </span>
        )
      }
    />
  );
}
