import type { RegisterKind } from "./modbus-unit.ts";

/** Registers a driver reads in one go. */
export interface RegisterBlock {
  readonly kind: RegisterKind;
  readonly address: number;
  readonly count: number;
}

/** The block's name in maps. */
export function blockKey({ kind, address, count }: RegisterBlock): string {
  return `${kind} ${address}+${count}`;
}

/** The smallest block that holds all of some blocks of one kind, at least one. */
export function spanOf(blocks: readonly RegisterBlock[]): RegisterBlock {
  const { kind } = blocks[0]!;
  const address = Math.min(...blocks.map((block) => block.address));
  return { kind, address, count: Math.max(...blocks.map(lastRegister)) - address + 1 };
}

export function lastRegister({ address, count }: RegisterBlock): number {
  return address + count - 1;
}
