import type { OutgoingHttpHeaders } from "node:http";
import { type Clock, errorMessage, ProtocolError, RejectedError } from "@sourceful/domain";
import type { LinkState } from "@sourceful/modbus";
import type { HttpTarget } from "../driver-grants.ts";
import type { OperationArgument } from "../lua-values.ts";
import type { Answer, HostService, Operation, ServiceCall } from "./host-service.ts";
import { parseHttpArguments } from "./http-arguments.ts";
import { exchangeHttp, type HttpAnswer, type HttpRequest } from "./http-exchange.ts";
import type { ServiceHost } from "./service-host.ts";
import { ServiceLink } from "./service-link.ts";

const NOT_GRANTED = "http: the device has no HTTP host configured";
const TIMEOUT_MS = 15_000;
/** Within the time of a poll, so that the driver hears of a host that is not there. */
const CONNECT_MS = 5_000;
const MAX_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];
/** How much of a refusal's body goes into the error text. */
const MAX_REASON_CHARACTERS = 200;
/** What may follow a redirect to another origin: nothing that proves who we are. */
const HARMLESS_HEADERS = ["accept", "accept-language", "user-agent"];

/** A driver's requests to the hosts of its device. */
export class HttpService implements HostService {
  readonly operations: Readonly<Record<string, Operation>> = {
    http_get: { perform: ([url, headers], call) => this.#perform("GET", [url, null, headers], call) },
    http_post: { perform: (args, call) => this.#perform("POST", args, call), isWrite: true },
    http_patch: { perform: (args, call) => this.#perform("PATCH", args, call), isWrite: true },
  };
  readonly #target: HttpTarget | undefined;
  readonly #clock: Clock;
  readonly #link: ServiceLink;
  readonly #running = new Set<Promise<HttpAnswer>>();

  /** Without a target every operation answers that there is none. */
  constructor(target: HttpTarget | undefined, { clock, onLink }: Pick<ServiceHost, "clock" | "onLink">) {
    this.#target = target;
    this.#clock = clock;
    this.#link = new ServiceLink(clock, onLink);
  }

  /** How the last request went: "connected" when the host answered, whatever it answered. */
  get link(): LinkState | undefined {
    return this.#target && this.#link.state;
  }

  /** Waits for what is under way; its time is limited. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #perform(
    method: HttpRequest["method"],
    args: readonly (OperationArgument | undefined)[],
    call: ServiceCall,
  ): Promise<Answer> {
    const request = parseHttpArguments(method, args);
    const target = typeof request === "string" ? "" : request.url.href;
    const note = { protocol: "http" as const, action: method, target };
    const refusal = typeof request === "string" ? request : this.#refusal(request, call);
    if (typeof request === "string" || refusal !== undefined) {
      call.recorder.addExchange({ ...note, ok: false, error: refusal ?? "" });
      return [null, refusal];
    }
    try {
      const answer = await this.#send(request, call);
      call.recorder.addExchange({ ...note, ok: true });
      return [answer.body];
    } catch (error) {
      const text = error instanceof StatusError ? error.message : `http: ${errorMessage(error)}`;
      call.recorder.addExchange({ ...note, ok: false, error: text });
      return [null, text];
    }
  }

  #refusal({ method, url }: HttpRequest, { writes }: ServiceCall): string | undefined {
    if (!this.#target) return NOT_GRANTED;
    if (method === "GET") return undefined;
    if (this.#target.canWrite === false) return `http: ${method} is not allowed on this device`;
    return method === "POST" && writes.isSignIn(url.pathname) ? undefined : writes.take();
  }

  async #send(request: HttpRequest, call: ServiceCall): Promise<HttpAnswer> {
    const { timeoutMs = TIMEOUT_MS } = this.#target as HttpTarget;
    const late = new AbortController();
    const timer = this.#clock.after(timeoutMs, () => late.abort(new Error(`no answer in ${timeoutMs} ms`)));
    // What changes something is seen through: whether it was done would be unknown.
    const signals = request.method === "GET" ? [late.signal, call.signal] : [late.signal];
    const running = this.#follow(request, AbortSignal.any(signals), timeoutMs);
    this.#running.add(running);
    try {
      const answer = await running;
      if (answer.status < 200 || answer.status > 299) throw new StatusError(request, answer);
      return answer;
    } catch (error) {
      if (!isInterrupted(call.signal)) this.#noteFailure(error);
      throw error;
    } finally {
      timer.cancel();
      this.#running.delete(running);
    }
  }

  #noteFailure(error: unknown): void {
    // Refused by our rules: the host was not asked.
    if (error instanceof RejectedError || error instanceof StatusError) return;
    if (error instanceof ProtocolError) this.#link.set("connected");
    else this.#link.set("down", `http: ${errorMessage(error)}`);
  }

  async #follow(first: HttpRequest, signal: AbortSignal, timeoutMs: number): Promise<HttpAnswer> {
    const { allowedHosts, tlsPinSha256, standIns, maxBytes = MAX_BYTES } = this.#target as HttpTarget;
    const connectMs = Math.min(CONNECT_MS, timeoutMs);
    const limits = { allowedHosts, tlsPinSha256, standIns, maxBytes, connectMs, clock: this.#clock, signal };
    let request = first;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const answer = await exchangeHttp(request, limits);
      this.#link.set("connected");
      const { status, location } = answer;
      if (request.method !== "GET" || location === undefined || !REDIRECTS.includes(status)) return answer;
      request = redirected(request, location);
    }
    throw badRedirect(`more than ${MAX_REDIRECTS} redirects`);
  }
}

/** An answer outside 200 to 299. Drivers look for the number at the beginning. */
class StatusError extends Error {
  constructor({ method }: HttpRequest, { status, statusText, body }: HttpAnswer) {
    // The answer to a POST may repeat what was posted: a password, say.
    const said = method === "GET" ? body.toString("utf8", 0, MAX_REASON_CHARACTERS * 4) : "";
    const reason = said
      .replaceAll(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .slice(0, MAX_REASON_CHARACTERS);
    super([`HTTP ${status}`, statusText && ` ${statusText}`, reason && `: ${reason}`].join(""));
  }
}

/** Something urgent came, or the end; a call that ran out of time is news of the host, though. */
function isInterrupted({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason as { code?: unknown }).code === "driver_cancelled";
}

function badRedirect(message: string): ProtocolError {
  return new ProtocolError(message, { code: "message_invalid" });
}

function redirected({ method, url, headers }: HttpRequest, location: string): HttpRequest {
  if (!URL.canParse(location, url.href)) throw badRedirect("redirected to what is no URL");
  const next = new URL(location, url);
  if (next.protocol !== "http:" && next.protocol !== "https:") {
    throw badRedirect(`redirected to ${next.protocol}, which is not HTTP`);
  }
  if (url.protocol === "https:" && next.protocol === "http:")
    throw badRedirect("redirected from https to http");
  next.username = "";
  next.password = "";
  return { method, url: next, headers: next.origin === url.origin ? headers : harmless(headers) };
}

function harmless(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.includes(name.toLowerCase())),
  );
}
