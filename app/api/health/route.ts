import packageFile from "@/package.json";

export const dynamic = "force-dynamic";

/** The process lives; says nothing of what it depends on. */
export function GET(): Response {
  return Response.json(
    { status: "alive", version: packageFile.version, uptimeSeconds: Math.round(process.uptime()) },
    { headers: { "Cache-Control": "no-store" } },
  );
}
