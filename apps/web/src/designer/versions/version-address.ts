/**
 * What the versions view shows, in the page's address (`?versions=`), so that it can be linked to and the browser's "back"
 * leads home: `list`, one version `3`, or two sides `2..draft`.
 */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export type Side = 'draft' | number;
export type VersionAddress =
  | { kind: 'list' }
  | { kind: 'version'; number: number }
  | { kind: 'compare'; from: Side; to: Side };

const PARAMETER = 'versions';

export function parseVersionAddress(text: string | null): VersionAddress | undefined {
  if (text === null) return undefined;
  const [, from, to] = /^(draft|[1-9]\d{0,8})(?:\.\.(draft|[1-9]\d{0,8}))?$/.exec(text) ?? [];
  if (from === undefined) return { kind: 'list' };
  if (to !== undefined) return { kind: 'compare', from: sideOf(from), to: sideOf(to) };
  return from === 'draft' ? { kind: 'list' } : { kind: 'version', number: Number(from) };
}

export function writeVersionAddress(address: VersionAddress): string {
  switch (address.kind) {
    case 'list':
      return 'list';
    case 'version':
      return String(address.number);
    case 'compare':
      return `${address.from}..${address.to}`;
  }
}

const sideOf = (text: string): Side => (text === 'draft' ? 'draft' : Number(text));

export type VersionNavigation = {
  /** Undefined while the draft is edited. */
  address: VersionAddress | undefined;
  open(address: VersionAddress): void;
  close(): void;
};

export function useVersionAddress(): VersionNavigation {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.get(PARAMETER);
  const address = useMemo(() => parseVersionAddress(text), [text]);
  const open = useCallback(
    (next: VersionAddress) =>
      setParameters((before) => {
        const after = new URLSearchParams(before);
        after.set(PARAMETER, writeVersionAddress(next));
        return after;
      }),
    [setParameters],
  );
  const isOpen = text !== null;
  const close = useCallback(() => {
    if (!isOpen) return;
    setParameters((before) => {
      const after = new URLSearchParams(before);
      after.delete(PARAMETER);
      return after;
    });
  }, [isOpen, setParameters]);
  return useMemo(() => ({ address, open, close }), [address, open, close]);
}
