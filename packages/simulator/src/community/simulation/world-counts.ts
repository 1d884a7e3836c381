/** How many things of each kind happened in a world. */
export interface WorldCounts {
  /** Changes of EdgeWare's state, each checked. */
  events: number;
  /** State messages that buildings kept until they were acknowledged. */
  kept: number;
  /** Messages EdgeWare decided about. */
  decided: number;
  /** Of those that came, those that had come before. */
  duplicates: number;
  quarantined: number;
  refused: number;
  published: number;
  communityCrashes: number;
  buildingCrashes: number;
  partitions: number;
  /** Logs folded anew from their beginning. */
  replays: number;
}

export function noCounts(): WorldCounts {
  return {
    events: 0,
    kept: 0,
    decided: 0,
    duplicates: 0,
    quarantined: 0,
    refused: 0,
    published: 0,
    communityCrashes: 0,
    buildingCrashes: 0,
    partitions: 0,
    replays: 0,
  };
}
