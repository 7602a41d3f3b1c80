import { Input } from 'antd';

type Props = { label: string; text: string; onChange: (text: string) => void };

/** The search of a list page, in its head. */
export function SearchInput({ label, text, onChange }: Props) {
  return (
    <Input.Search
      allowClear
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      style={{ width: 240 }}
    />
  );
}
