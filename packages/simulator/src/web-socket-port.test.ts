import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { WebSocketPort } from "./web-socket-port.ts";

test("says what waits, speaks the sub-protocol asked for, and answers", async () => {
  const server = new WebSocketPort((message) => (message === "ping" ? ["pong", "done"] : []));
  const port = await server.listen();
  server.say("hello");
  const client = new WebSocket(`ws://127.0.0.1:${port}/any`, "graphql-transport-ws");
  const heard: string[] = [];
  const isDone = new Promise<void>((resolve) => {
    client.on("message", (data: Buffer) => {
      heard.push(data.toString());
      if (heard.at(-1) === "done") resolve();
    });
  });
  await once(client, "open");
  expect(client.protocol).toBe("graphql-transport-ws");
  client.send("ping");
  await isDone;
  expect(heard).toEqual(["hello", "pong", "done"]);
  expect(server.received).toEqual(["ping"]);
  const closed = once(client, "close");
  await server.close();
  await closed;
});
