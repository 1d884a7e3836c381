/** What crossed a PED's boundary in one year, in periods that are complete. */
export interface PedYear {
  importMilliWh: number;
  exportMilliWh: number;
  periods: number;
  /** Start of the first period and end of the last that are in it. */
  fromMs: number;
  toMs: number;
}
