import swagger from "@fastify/swagger";
import { type Clock, ConfigError, EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyServerOptions } from "fastify";
import { addActionRoutes } from "./action-routes.ts";
import { API_SCHEMAS } from "./api-schemas.ts";
import { addRecordRoutes } from "./record-routes.ts";
import type { ServedCommunity } from "./served-community.ts";
import { addStateRoutes } from "./state-routes.ts";
import { typedQuery } from "./typed-query.ts";
import { watchMethods } from "./watch-methods.ts";

export interface ApiServerOptions {
  /** 0 for a free one. */
  readonly port: number;
  readonly version: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

const LOOPBACK = "127.0.0.1";
/** A page elsewhere whose name was made to lead here may not ask. */
const OWN_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whatever cannot be understood is told so in one form, also before there is a route. */
const OPTIONS = {
  logger: false,
  forceCloseConnections: true,
  bodyLimit: 65_536,
  requestTimeout: 30_000,
  // What somebody says is taken as it is said or not at all: null is not false, and what nobody knows is not left out.
  ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  frameworkErrors: (thrown, _request, reply: FastifyReply) => void reply.code(400).send(invalid(thrown)),
  clientErrorHandler: (thrown, socket) => {
    if (thrown.code === "ECONNRESET" || !socket.writable) return;
    const status =
      thrown.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    const body = JSON.stringify(invalid(thrown));
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  },
} satisfies FastifyServerOptions;

/**
 * The HTTP API of a community's node, for programs and people on its own machine: JSON, described by
 * `/openapi.json`. Until a community is served, everything but `/healthz` answers 503.
 */
export class ApiServer {
  readonly url: string;
  readonly #app: FastifyInstance;
  #served: ServedCommunity | undefined;

  /** @throws ConfigError `address_in_use` */
  static async listen(options: ApiServerOptions): Promise<ApiServer> {
    const app = createApp();
    const server: { api?: ApiServer } = {};
    await describeApi(app, options, () => server.api?.served);
    try {
      const url = await app.listen({ host: LOOPBACK, port: options.port });
      server.api = new ApiServer(app, url);
      return server.api;
    } catch (cause) {
      await app.close();
      if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
      throw new ConfigError(`port ${options.port} is taken by another program; --http-port names another`, {
        code: "address_in_use",
        cause,
      });
    }
  }

  private constructor(app: FastifyInstance, url: string) {
    this.#app = app;
    this.url = url;
  }

  get served(): ServedCommunity | undefined {
    return this.#served;
  }

  /** Answers for a community from now on. */
  serve(community: ServedCommunity): void {
    this.#served = community;
  }

  /** Answers for none any more. */
  stop(): void {
    this.#served = undefined;
  }

  async close(): Promise<void> {
    this.stop();
    await this.#app.close();
  }
}

/** An app without routes, as the API needs it. */
export function createApp(): FastifyInstance {
  return fastify(OPTIONS);
}

/** The whole API on an app that does not listen yet; what describes itself is in `/openapi.json`. */
export async function describeApi(
  app: FastifyInstance,
  { version, clock, logger }: Omit<ApiServerOptions, "port">,
  served: () => ServedCommunity | undefined,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "EdgeWare",
        description: "State of a community of buildings, for programs on its own machine.",
        version,
      },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, i) => (typeof $id === "string" ? $id : `part-${i}`),
    },
  });
  for (const [name, schema] of Object.entries(API_SCHEMAS)) app.addSchema({ $id: name, ...schema });
  app.addHook("onRequest", (request, reply, done) => {
    const { origin } = request.headers;
    if (!OWN_NAMES.has(request.hostname.toLowerCase())) {
      void reply.code(421).send({ error: "host_not_allowed", message: "ask by this machine's own name" });
    } else if (origin !== undefined && !isOwn(origin)) {
      void reply.code(403).send({ error: "origin_not_allowed", message: "a page elsewhere may not ask" });
    } else done();
  });
  app.addHook("preValidation", (request, _reply, done) => {
    const { querystring } = request.routeOptions.schema ?? {};
    if (querystring) request.query = typedQuery(request.query as Record<string, unknown>, querystring);
    done();
  });
  app.setErrorHandler((thrown, _request, reply) => {
    if (thrown instanceof EdgeError) {
      const status = thrown.retry === "later" ? 503 : 409;
      return reply.code(status).send({ error: thrown.code, message: thrown.message });
    }
    const { statusCode = 500 } = thrown as { statusCode?: number };
    if (statusCode >= 500) logger.error("a request to the API failed", { error: thrown });
    if (statusCode < 500) return reply.code(statusCode).send(invalid(thrown));
    return reply
      .code(statusCode)
      .send({ error: "internal", message: "a fault in this program; its log has it" });
  });
  app.setNotFoundHandler(({ method }, reply) =>
    reply
      .code(404)
      .send({ error: "not_found", message: `there is no ${method} here; /openapi.json has what is` }),
  );
  const answerWrongMethods = watchMethods(app);
  addStateRoutes(app, served, { version });
  addRecordRoutes(app, served);
  addActionRoutes(app, served, clock);
  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
  answerWrongMethods();
}

function invalid(thrown: unknown): { error: "request_invalid"; message: string } {
  return { error: "request_invalid", message: errorMessage(thrown) };
}

/** Whether a page is of this machine; one in a file or a sandbox has the origin `null`. */
function isOwn(origin: string): boolean {
  return URL.canParse(origin) && OWN_NAMES.has(new URL(origin).hostname);
}
