/** Where a benchmark puts what it measured. */
export interface Report {
  /** A figure under a stable dotted key: `luarunner.read.us`. */
  figure(key: string, value: number, unit: string, note: string): void;
  /** What is going on, or why a figure is missing. */
  progress(text: string): void;
}

export interface Figure {
  value: number;
  unit: string;
  note: string;
}
