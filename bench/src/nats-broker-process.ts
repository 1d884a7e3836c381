// The embedded server in a process of its own, as nats-server is: prints its port, runs until its input ends.
import { once } from "node:events";
import { silentLogger } from "@sourceful/domain";
import { NatsServer } from "@sourceful/nats-embedded";

const server = await NatsServer.listen({ port: 0, logger: silentLogger });
process.stdout.write(`${server.port}\n`);
await once(process.stdin.resume(), "end");
await server.close();
