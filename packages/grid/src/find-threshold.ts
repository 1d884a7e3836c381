export interface ThresholdSearch {
  readonly upTo: number;
  readonly resolution: number;
  readonly isAllowed: (candidate: number) => boolean;
}

/**
 * The largest number up to `upTo` that is allowed, to a resolution: steps of doubling size until one is not
 * allowed, then halving in between. 0 counts as allowed. The last number refused lies at most `resolution`
 * above the result.
 */
export function findThreshold({ upTo, resolution, isAllowed }: ThresholdSearch): number {
  let allowed = 0;
  let refused = Number.POSITIVE_INFINITY;
  for (let step = upTo / 256; refused > upTo && allowed < upTo; step *= 2) {
    const candidate = Math.min(upTo, step);
    if (isAllowed(candidate)) allowed = candidate;
    else refused = candidate;
  }
  while (refused <= upTo && refused - allowed > resolution) {
    const middle = allowed + (refused - allowed) / 2;
    if (isAllowed(middle)) allowed = middle;
    else refused = middle;
  }
  return allowed;
}
