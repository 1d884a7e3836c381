import { lastRegister, type RegisterBlock, spanOf } from "./register-block.ts";

export interface MergeRules {
  /** Most registers between two blocks that are read along for nothing. */
  readonly maxGap: number;
  /** Most registers in one read. */
  readonly maxRegisters: number;
  readonly isForbidden: (span: RegisterBlock) => boolean;
}

/**
 * The fewest groups of blocks that can each be read in one go, in the order of their addresses. A block that
 * goes with no other is a group by itself, whatever the rules say of it.
 */
export function mergeBlocks(blocks: readonly RegisterBlock[], rules: MergeRules): RegisterBlock[][] {
  const groups: RegisterBlock[][] = [];
  for (const block of blocks.toSorted(byAddress)) {
    const group = groups.at(-1);
    if (group && canJoin(group, block, rules)) group.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** Where to cut blocks sorted by address in two: the start of the second part, after the widest gap. */
export function widestGapIndex(blocks: readonly RegisterBlock[]): number {
  let index = 1;
  let widest = Number.NEGATIVE_INFINITY;
  let end = lastRegister(blocks[0]!);
  for (let i = 1; i < blocks.length; i++) {
    const gap = blocks[i]!.address - end;
    const isNearerTheMiddle = Math.abs(i - blocks.length / 2) < Math.abs(index - blocks.length / 2);
    if (gap > widest || (gap === widest && isNearerTheMiddle)) {
      widest = gap;
      index = i;
    }
    end = Math.max(end, lastRegister(blocks[i]!));
  }
  return index;
}

function canJoin(group: readonly RegisterBlock[], block: RegisterBlock, rules: MergeRules): boolean {
  const span = spanOf(group);
  if (span.kind !== block.kind || block.address - lastRegister(span) - 1 > rules.maxGap) return false;
  const merged = spanOf([span, block]);
  return merged.count <= rules.maxRegisters && !rules.isForbidden(merged);
}

function byAddress(a: RegisterBlock, b: RegisterBlock): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.address - b.address || a.count - b.count;
}
