import { env } from "@/lib/env";
import { isSameSecret } from "@/lib/is-same-secret";
import { scrape } from "./scrape";

export const dynamic = "force-dynamic";

/** Prometheus' text format, for who bears NIKA_METRICS_TOKEN; for everybody else the page is not there. */
export async function GET(request: Request): Promise<Response> {
  const { NIKA_METRICS_TOKEN } = env();
  const given = request.headers.get("authorization") ?? "";
  if (!NIKA_METRICS_TOKEN || !isSameSecret(given, `Bearer ${NIKA_METRICS_TOKEN}`))
    return new Response(null, { status: 404 });
  return new Response(await scrape(), {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" },
  });
}
