// @ts-check
import fileSystemCache from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import { inlineScriptHashes } from "./inline-scripts.mjs";
import { plainAscii } from "./plain-ascii.mjs";

const FileSystemCache = /** @type {any} */ (fileSystemCache).default ?? fileSystemCache;

/**
 * Next.js's own cache of static pages, which here gives each page its Content-Security-Policy: a static page holds
 * no nonce, so its scripts are named by hash, anew whenever the page is. A visit costs nothing more.
 */
export default class PageCache extends FileSystemCache {
  /** @param {any[]} args */
  async get(...args) {
    const entry = await super.get(...args);
    await addPolicy(entry?.value);
    return entry;
  }

  /** What is set is also what the visit that caused it is answered with. @param {any[]} args */
  async set(...args) {
    await addPolicy(args[1]);
    return super.set(...args);
  }
}

const header = "content-security-policy";

/** @param {{ kind?: string; html?: unknown; headers?: Record<string, unknown> } | null | undefined} page */
async function addPolicy(page) {
  if (page?.kind !== "APP_PAGE" || typeof page.html !== "string" || page.headers?.[header]) return;
  page.html = plainAscii(page.html);
  page.headers = { ...page.headers, [header]: await policyOf(page.html) };
}

/** @param {string} html */
const policyOf = async (html) =>
  [
    "default-src 'self'",
    `script-src 'self' ${(await inlineScriptHashes(html)).join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
