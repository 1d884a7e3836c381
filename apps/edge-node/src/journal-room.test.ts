import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { journalRoom } from "./journal-room.ts";

test.skipIf(process.platform === "win32")("is a quarter of the disk (needs df)", async () => {
  const [, line = ""] = execFileSync("df", ["-Pk", tmpdir()], { encoding: "utf8" }).split("\n");
  // df counts in KiB and may leave out what is kept for the system.
  const diskBytes = Number(line.trim().split(/\s+/).at(-5)) * 1024;
  const room = await journalRoom(tmpdir());
  expect(room / diskBytes).toBeCloseTo(0.25, 1);
});
