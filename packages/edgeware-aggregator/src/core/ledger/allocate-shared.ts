import { RejectedError } from "@sourceful/domain";
import type { SharingKey } from "../topology/community-topology.ts";

/** One member's energies in a period, whole mWh. */
export interface MemberEnergy {
  readonly serial: string;
  readonly importMilliWh: number;
  readonly exportMilliWh: number;
}

/** What a period's shared energy came to and who got how much, whole mWh. */
export interface Allocation {
  readonly keyVersion: string;
  /** What members exported and other members took at the same time: the lesser of both sums. */
  readonly sharedMilliWh: number;
  readonly lossMilliWh: number;
  /** By serial in alphabetical order; adds up to shared − losses exactly (R41). */
  readonly allocations: readonly { readonly serial: string; readonly milliWh: number }[];
}

/**
 * Divides a period's shared generation, less declared losses, among members: by the key's shares or in
 * proportion to import, never more than a member imported; what that leaves goes to the others by the same
 * key. Whole mWh are dealt by largest remainder, so nothing is lost to rounding (C-86 V4).
 *
 * @throws RejectedError `books_unbalanced` when the sum differs from shared − losses.
 */
export function allocateShared(members: readonly MemberEnergy[], key: SharingKey): Allocation {
  const takers = members.toSorted((a, b) => (a.serial < b.serial ? -1 : 1));
  const sum = (pick: (member: MemberEnergy) => number) =>
    takers.reduce((total, member) => total + pick(member), 0);
  const sharedMilliWh = Math.min(
    sum(({ importMilliWh }) => importMilliWh),
    sum(({ exportMilliWh }) => exportMilliWh),
  );
  const lossMilliWh = Math.round(sharedMilliWh * key.lossFraction);
  const given = takers.map(() => 0);
  for (let left = sharedMilliWh - lossMilliWh; left > 0; ) {
    const room = takers.map(({ importMilliWh }, i) => importMilliWh - (given[i] as number));
    const wish = takers.map(({ serial, importMilliWh }, i) => {
      if ((room[i] as number) === 0) return 0;
      return key.kind === "SK-PROP" ? importMilliWh : (key.shares?.[serial] ?? 0);
    });
    // Members without a share take only what those with one cannot.
    const weights = wish.some((share) => share > 0) ? wish : room;
    const dealt = deal(left, weights).map((part, i) => Math.min(part, room[i] as number));
    left -= dealt.reduce((total, part) => total + part, 0);
    for (const [i, part] of dealt.entries()) given[i] = (given[i] as number) + part;
  }
  const allocation: Allocation = {
    keyVersion: key.version,
    sharedMilliWh,
    lossMilliWh,
    allocations: takers.map(({ serial }, i) => ({ serial, milliWh: given[i] as number })),
  };
  checkAllocation(allocation);
  return allocation;
}

/** Throws unless allocations add up to shared − losses (R41). */
export function checkAllocation({ allocations, sharedMilliWh, lossMilliWh }: Allocation): void {
  const total = allocations.reduce((sum, { milliWh }) => sum + milliWh, 0);
  if (total === sharedMilliWh - lossMilliWh) return;
  throw new RejectedError("allocations do not add up to shared generation less losses", {
    code: "books_unbalanced",
    details: { total, sharedMilliWh, lossMilliWh },
  });
}

/** Whole parts of `amount` in proportion to `weights`: floors first, then one each by largest remainder. */
function deal(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => amount * (weight / total));
  const parts = exact.map(Math.floor);
  const rest = amount - parts.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((part, i) => ({ i, remainder: part - Math.floor(part) }))
    .filter(({ i }) => (weights[i] as number) > 0)
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i);
  // Rounding of the quotients can also make the floors one too many.
  for (let k = 0; k < Math.abs(rest); k++) {
    const { i } = order.at(rest > 0 ? k % order.length : -1 - (k % order.length)) as { i: number };
    parts[i] = (parts[i] as number) + Math.sign(rest);
  }
  return parts;
}
