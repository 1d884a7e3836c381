const MAX_BOOTS = 8;
const MAX_GAPS = 4096;

/** What arrived of one boot of a sender. Plain data, part of the community's state. */
export interface SequenceTrack {
  readonly boot: number;
  /** One above the highest number that arrived. */
  next: number;
  /** Below it nothing is remembered: gaps were too many. */
  floor: number;
  /** Numbers from `floor` to `next` that have not arrived: first and last of each range, in order. */
  gaps: [first: number, last: number][];
}

export type Arrival =
  /** The next in order, or beyond it. */
  | "new"
  /** Fills a gap: later ones arrived before it. */
  | "reordered"
  /** Arrived before. */
  | "duplicate"
  /** So long ago that it is not known whether it arrived before. */
  | "forgotten";

/** What the arrival of a number would be; changes nothing. Tracks are in order of boot. */
export function judgeArrival(tracks: readonly SequenceTrack[], boot: number, seq: number): Arrival {
  const track = tracks.find((candidate) => candidate.boot === boot);
  if (!track) {
    const isForgotten = tracks.length >= MAX_BOOTS && boot < (tracks[0] as SequenceTrack).boot;
    return isForgotten ? "forgotten" : "new";
  }
  if (seq >= track.next) return "new";
  if (seq < track.floor) return "forgotten";
  return findGap(track.gaps, seq) === undefined ? "duplicate" : "reordered";
}

/** Notes that a number has arrived. Only for arrivals judged `new` or `reordered`. */
export function noteArrival(tracks: SequenceTrack[], boot: number, seq: number): void {
  let track = tracks.find((candidate) => candidate.boot === boot);
  if (!track) {
    track = { boot, next: 1, floor: 1, gaps: [] };
    tracks.push(track);
    tracks.sort((a, b) => a.boot - b.boot);
    if (tracks.length > MAX_BOOTS) tracks.shift();
  }
  if (seq >= track.next) {
    if (seq > track.next) track.gaps.push([track.next, seq - 1]);
    track.next = seq + 1;
  } else {
    const at = findGap(track.gaps, seq);
    if (at === undefined) return;
    const [first, last] = track.gaps[at] as [number, number];
    const rest: [number, number][] = [];
    if (first < seq) rest.push([first, seq - 1]);
    if (seq < last) rest.push([seq + 1, last]);
    track.gaps.splice(at, 1, ...rest);
  }
  while (track.gaps.length > MAX_GAPS) track.floor = (track.gaps.shift() as [number, number])[1] + 1;
}

/** How many numbers have not arrived although later ones of their boot have. */
export function countMissing(tracks: readonly SequenceTrack[]): number {
  let missing = 0;
  for (const { gaps } of tracks) for (const [first, last] of gaps) missing += last - first + 1;
  return missing;
}

function findGap(gaps: readonly (readonly [number, number])[], seq: number): number | undefined {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [first, last] = gaps[middle] as readonly [number, number];
    if (seq < first) high = middle;
    else if (seq > last) low = middle + 1;
    else return middle;
  }
  return undefined;
}
