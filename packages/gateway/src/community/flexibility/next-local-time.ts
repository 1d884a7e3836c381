/** When a clock on the wall shows `time` (as `07:30`) next after `nowMs`; Unix epoch, ms. */
export function nextLocalTime(nowMs: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const next = new Date(nowMs);
  next.setHours(hours, minutes, 0, 0);
  if (next.getTime() <= nowMs) next.setDate(next.getDate() + 1);
  return next.getTime();
}
