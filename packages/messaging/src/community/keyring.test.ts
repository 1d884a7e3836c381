import { RejectedError } from "@sourceful/domain";
import { SigningKey } from "@sourceful/identity";
import { expect, test } from "vitest";
import { Keyring } from "../index.ts";

const { publicKey } = SigningKey.create();

test("knows what it was given, by sender and epoch", () => {
  const keyring = new Keyring("erl", [{ sender: "a", role: "building", keyEpoch: 2, publicKey }]);
  expect(keyring.find("a", 2)?.role).toBe("building");
  expect(keyring.find("a", 1)).toBeUndefined();
  expect(keyring.find("b", 2)).toBeUndefined();
  expect(keyring.remove("a", 2)).toBe(true);
  expect(keyring.remove("a", 2)).toBe(false);
  expect(keyring.find("a", 2)).toBeUndefined();
});

test.each(["", "abc", `${publicKey}=`, publicKey.slice(1), `${publicKey}A`])("%j is no key", (text) => {
  expect(() => new Keyring("erl", [{ sender: "a", role: "building", keyEpoch: 1, publicKey: text }])).toThrow(
    RejectedError,
  );
});
