/**
 * A disk for tests of what stands on a journal: it can be cut off, filled, slowed and made to fail.
 *
 * @example
 * const disk = new SimulatedDisk();
 * const journal = await openJournal({ directory: "/j", clock, logger, fileSystem: disk });
 * await journal.append(bytes);
 * const reopened = await openJournal({ directory: "/j", clock, logger, fileSystem: disk.cutPower(Math.random) });
 */
export { type DiskOperation, SimulatedDisk } from "./simulated-disk.ts";
