import { expect, test } from "vitest";
import { platformName } from "./version.ts";

test("platforms have their Go names", () => {
  expect(platformName("linux", "x64")).toBe("linux-amd64");
  expect(platformName("darwin", "arm64")).toBe("darwin-arm64");
  expect(platformName("win32", "x64")).toBe("windows-amd64");
});
