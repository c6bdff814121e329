/** PayFast could not be asked, or answered nonsense. Nothing is decided: try again later. */
export class PayfastUnreachable extends Error {
  override readonly name = "PayfastUnreachable";
}

/** One request to PayFast, its whole answer as text. Throws PayfastUnreachable after `timeoutSeconds` or on a 5xx. */
export async function reachPayfast(
  url: URL,
  request: {
    method: "GET" | "POST";
    headers: Record<string, string>;
    body?: string;
    timeoutSeconds?: number;
  },
): Promise<{ status: number; text: string }> {
  const { timeoutSeconds = 10, ...init } = request;
  try {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    // A redirect is no answer of PayFast's, and following one would send signed headers elsewhere.
    const response = await fetch(url, { ...init, signal, redirect: "error" });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429) throw new Error(`it answered ${response.status}`);
    return { status: response.status, text };
  } catch (cause) {
    throw new PayfastUnreachable(`PayFast could not be reached at ${url.pathname}`, { cause });
  }
}
