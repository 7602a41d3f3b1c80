/** A duration people read at a glance: `8 ms`, `1.2 s`, `3 min 5 s`, `1 h 30 min`, `2 d 4 h`. Units are the same in both languages. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return two(seconds, [60, 'min'], [1, 's']);
  if (seconds < 86_400) return two(seconds, [3_600, 'h'], [60, 'min']);
  return two(seconds, [86_400, 'd'], [3_600, 'h']);
}

type Unit = [seconds: number, name: string];

function two(seconds: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}
