import { Input } from 'antd';
import { type ComponentProps, useEffect, useState } from 'react';

type Props = Omit<ComponentProps<typeof Input.Search>, 'value' | 'defaultValue' | 'onChange' | 'onSearch'> & {
  /** What is searched for now; it may change from outside (the back button, "clear filters"). */
  value: string;
  onSearch(text: string): void;
};

/** A filter that is typed and taken with Enter or the glass. It is one input all the time: the focus stays where it was. */
export function FilterInput({ value, onSearch, ...rest }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input.Search
      {...rest}
      allowClear
      value={text}
      onChange={(event) => setText(event.target.value)}
      onSearch={(found) => onSearch(found.trim())}
    />
  );
}
