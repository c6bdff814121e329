/** The answer to who asks too often: 429, with the seconds after which they may go on (RFC 9110, 10.2.3). */
export const tooOften = (waitSeconds: number, sentence: string | null = null): Response =>
  new Response(sentence, {
    status: 429,
    headers: {
      "Retry-After": String(waitSeconds),
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...(sentence === null ? {} : { "Content-Type": "text/plain; charset=utf-8" }),
    },
  });
