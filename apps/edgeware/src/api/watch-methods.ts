import type { FastifyInstance } from "fastify";

/**
 * Answers 405, with what is allowed, where there is a route but none of that method. Follows the routes that are
 * added between this call and the one of what it returns.
 */
export function watchMethods(app: FastifyInstance): () => void {
  const allowed = new Map<string, string[]>();
  app.addHook("onRoute", ({ url, method }) => {
    allowed.set(url, [...(allowed.get(url) ?? []), method].flat());
  });
  return () => {
    for (const [url, methods] of allowed) {
      const allow = methods.toSorted().join(", ");
      app.route({
        url,
        method: app.supportedMethods.filter((method) => !methods.includes(method)),
        schema: { hide: true },
        // Before the body is looked at: whatever it is, it is not wanted.
        onRequest: ({ method }, reply, _done) => {
          const message = `there is no ${method} here, but ${allow}; /openapi.json has what is`;
          void reply.code(405).header("allow", allow).send({ error: "method_not_allowed", message });
        },
        handler: (_request, reply) => reply.code(405).send(),
      });
    }
  };
}
