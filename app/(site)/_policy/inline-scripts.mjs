/**
 * Hashes of those inline scripts of a page that only Next.js writes: its data, as one call with JSON, and its clock.
 * Whatever else stands in the page, text of somebody's that was not escaped say, gets no hash and does not run.
 *
 * @param {string} html
 * @returns {Promise<string[]>} sources for script-src
 */
export async function inlineScriptHashes(html) {
  const scripts = new Set();
  for (const [, attributes, script] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g))
    if (!/\bsrc=/.test(attributes) && isOfNext(script)) scripts.add(script);
  return Promise.all([...scripts].map(hashOf));
}

/** Next.js puts its cache into the middleware as well, whose runtime has no node:crypto. @param {string} script */
async function hashOf(script) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

const known = new Set([
  "(self.__next_f=self.__next_f||[]).push([0])",
  "requestAnimationFrame(function(){$RT=performance.now()});",
]);
const runtime =
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[\s\S]*\})\)(?:;|$)$/;
const push = /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[[\s\S]*\])\)$/;

/** @param {string} script */
function isOfNext(script) {
  if (known.has(script)) return true;
  return Array.isArray(dataIn(push, script)) || namesOwnChunks(dataIn(runtime, script));
}

/** The JSON that a script hands over and does nothing else with. @param {RegExp} call @param {string} script */
function dataIn(call, script) {
  try {
    return JSON.parse(call.exec(script)?.[1] ?? "null");
  } catch {
    return null;
  }
}

/** Turbopack starts a page by naming its chunks. @param {{ otherChunks?: unknown } | null} start */
const namesOwnChunks = (start) =>
  Array.isArray(start?.otherChunks) &&
  start.otherChunks.every((chunk) => typeof chunk === "string" && chunk.startsWith("static/chunks/"));
