import { test } from "vitest";
import { expectSoundWorlds } from "./testing/expect-sound-worlds.ts";

// In two files, so that two cores share the thousand.
test("every invariant holds after every event in the worlds of seeds 1 to 500", {
  timeout: 900_000,
}, async () => {
  await expectSoundWorlds(1, 500);
});
