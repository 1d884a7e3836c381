import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { renderFailsafe } from "./failsafe-document.ts";

test("docs/failsafe.md is that of the tables (generated)", async () => {
  const file = fileURLToPath(new URL("../../../docs/failsafe.md", import.meta.url));
  await expect(renderFailsafe()).toMatchFileSnapshot(file);
});
