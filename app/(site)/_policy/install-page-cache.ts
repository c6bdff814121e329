import PageCache from "./page-cache.mjs";

// Where Next.js looks for a host's own cache. Named in its configuration, it would be imported anew for each visit.
const host = globalThis as { [name: symbol]: { FetchCache?: unknown } | undefined };
const place = Symbol.for("@next/cache-handlers");

/** Gives each static page its Content-Security-Policy; the middleware gives every other page its own. */
export function installPageCache(): void {
  host[place] = { ...host[place], FetchCache: PageCache };
}
