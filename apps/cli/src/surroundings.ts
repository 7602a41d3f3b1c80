/** What the client needs of the machine it runs on; tests give their own. */
export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>;
  /** Relative file names begin here. */
  cwd: string;
  /** Where the person's own settings lie. */
  home: string;
  stdin(): Promise<string>;
  out(text: string): void;
  err(text: string): void;
  /** Whether a line of progress can be written over. */
  overwrites: boolean;
  sleep(ms: number): Promise<void>;
  nowMs(): number;
};
