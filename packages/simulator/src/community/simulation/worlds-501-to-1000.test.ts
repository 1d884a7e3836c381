import { test } from "vitest";
import { expectSoundWorlds } from "./testing/expect-sound-worlds.ts";

// In two files, so that two cores share the thousand.
test("every invariant holds after every event in the worlds of seeds 501 to 1000", {
  timeout: 900_000,
}, async () => {
  await expectSoundWorlds(501, 1000);
});
