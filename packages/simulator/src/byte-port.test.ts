import { connect } from "node:net";
import { expect, test } from "vitest";
import { BytePort } from "./byte-port.ts";

test("the first to come hears what was said before, byte for byte, and then what is said", async () => {
  const bytes = new BytePort();
  const port = await bytes.listen();
  bytes.say(Buffer.from([0, 255]));
  let heard = "";
  for await (const chunk of connect(port, "127.0.0.1") as AsyncIterable<Buffer>) {
    const isFirst = heard === "";
    heard += chunk.toString("latin1");
    if (isFirst) bytes.say(Buffer.from("next"));
    if (heard.length >= 6) break;
  }
  expect(heard).toBe("\u0000\u00ffnext");
  await bytes.close();
});
