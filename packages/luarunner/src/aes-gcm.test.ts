import { createCipheriv } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type AesGcmMessage, decryptAesGcm } from "./aes-gcm.ts";
import { evaluate } from "./testing/open-runtime.ts";

// Green Book 9 (DLMS UA 1000-2), table 37: a GET request under security suite 0, tag of 12 bytes.
const GREEN_BOOK = {
  key: Buffer.from("000102030405060708090A0B0C0D0E0F", "hex"),
  iv: Buffer.from("4D4D4D0000BC614E01234567", "hex"),
  ciphertext: Buffer.from("411312FF935A47566827C467BC", "hex"),
  aad: Buffer.from("30D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF", "hex"),
  tag: Buffer.from("7D825C3BE4A77C3FCC056B6B", "hex"),
};
const GREEN_BOOK_PLAINTEXT = "c0010000080000010000ff0200";

describe("a message", () => {
  test("of the DLMS Green Book decrypts", () => {
    expect(decryptAesGcm(GREEN_BOOK).toString("hex")).toBe(GREEN_BOOK_PLAINTEXT);
  });

  test("may have its keys in hex, upper and lower case", () => {
    const hex = (bytes: Buffer) => Buffer.from(bytes.toString("hex"));
    const aad = Buffer.concat([GREEN_BOOK.aad.subarray(0, 1), hex(GREEN_BOOK.aad.subarray(1))]);
    const decrypted = decryptAesGcm({ ...GREEN_BOOK, key: hex(GREEN_BOOK.key), aad });
    expect(decrypted.toString("hex")).toBe(GREEN_BOOK_PLAINTEXT);
    const upper = Buffer.from(GREEN_BOOK.key.toString("hex").toUpperCase());
    expect(decryptAesGcm({ ...GREEN_BOOK, key: upper }).toString("hex")).toBe(GREEN_BOOK_PLAINTEXT);
  });

  test("with a tag of 16 bytes and no further data decrypts", () => {
    const cipher = createCipheriv("aes-128-gcm", GREEN_BOOK.key, GREEN_BOOK.iv);
    const ciphertext = Buffer.concat([cipher.update("/ISk5 telegram"), cipher.final()]);
    const message = { ...GREEN_BOOK, ciphertext, aad: Buffer.alloc(0), tag: cipher.getAuthTag() };
    expect(decryptAesGcm(message).toString()).toBe("/ISk5 telegram");
  });

  const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)));
  test.each<[string, Partial<AesGcmMessage>, RegExp]>([
    ["a changed ciphertext", { ciphertext: flipped(GREEN_BOOK.ciphertext) }, /authentication failed/],
    ["a changed tag", { tag: flipped(GREEN_BOOK.tag) }, /authentication failed/],
    ["other further data", { aad: flipped(GREEN_BOOK.aad) }, /authentication failed/],
    ["another key", { key: flipped(GREEN_BOOK.key) }, /authentication failed/],
    ["a short tag", { tag: GREEN_BOOK.tag.subarray(0, 4) }, /the tag has 4 bytes/],
    ["a short iv", { iv: GREEN_BOOK.iv.subarray(1) }, /the iv has 11 bytes/],
    ["a key of 15 bytes", { key: GREEN_BOOK.key.subarray(1) }, /16 bytes or 32 hex/],
    ["a key of 32 characters that are no hex", { key: Buffer.from("g".repeat(32)) }, /16 bytes or 32 hex/],
  ])("with %s is refused", (_name, change, message) => {
    expect(() => decryptAesGcm({ ...GREEN_BOOK, ...change })).toThrow(message);
  });
});

describe("host.aes_gcm_decrypt", () => {
  const lua = (bytes: Buffer) =>
    `"${[...bytes].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}"`;
  const call = ({ key, iv, ciphertext, aad, tag }: AesGcmMessage) =>
    `host.aes_gcm_decrypt(${[key, iv, ciphertext, aad, tag].map(lua).join(", ")})`;

  test("gives the plaintext byte for byte", async () => {
    const [bytes] = await evaluate(
      `(${call(GREEN_BOOK)}):gsub(".", function(c) return ("%02x"):format(c:byte()) end)`,
    );
    expect(bytes).toBe(GREEN_BOOK_PLAINTEXT);
  });

  test("answers nil and a text, and never raises", async () => {
    const wrong = { ...GREEN_BOOK, tag: Buffer.alloc(12) };
    expect(await evaluate(call(wrong))).toEqual([null, "aes_gcm_decrypt: authentication failed"]);
    expect(await evaluate("host.aes_gcm_decrypt()")).toEqual([
      null,
      expect.stringContaining("aes_gcm_decrypt"),
    ]);
    expect(await evaluate(`host.aes_gcm_decrypt({}, "", "", "", "")`)).toEqual([
      null,
      expect.stringContaining("aes_gcm_decrypt"),
    ]);
  });
});
