/** The name of a record among all a gateway ever wrote: `seq` within `epoch`. */
export interface JournalPosition {
  epoch: number;
  seq: number;
}
