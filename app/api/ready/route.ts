import { readiness } from "./checks";

export const dynamic = "force-dynamic";

/** 200 when a donation could be taken and certified now, else 503; each part with its time. */
export async function GET(): Promise<Response> {
  const found = await readiness();
  return Response.json(found, {
    status: found.status === "ready" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
