import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { street } from "../core/testing/street.ts";
import { startingState } from "./starting-state.ts";

/** A log of ten events the first of which retention took. */
const log = {
  lastPosition: 10,
  beginning: () => Promise.resolve(undefined),
  append: () => Promise.reject(new Error("nothing is written")),
};
const options = {
  directory: "/data",
  topology: street({ houses: 1 }),
  clock: new FakeClock(),
  logger: silentLogger,
};

test("a log without its beginning and without a snapshot is refused", async () => {
  const none = { positions: () => Promise.resolve([]), newest: () => Promise.resolve(undefined) };
  await expect(startingState(options, log, none)).rejects.toThrow(
    "the event log in /data has lost its beginning, and there is no snapshot to go on from. Put the log back",
  );
});

test("one with a snapshot of another version is refused with the reason, and what can be done", async () => {
  const older = { position: 8, bytes: Buffer.from('{"format":1}') };
  const snapshots = {
    positions: () => Promise.resolve([8]),
    newest: (through: number) => Promise.resolve(through >= 8 ? older : undefined),
  };
  await expect(startingState(options, log, snapshots)).rejects.toThrow(
    /there is no snapshot that this version can go on from: a snapshot has format 1, not \d+; the version before can\. Put the log back/,
  );
});
