import { notFound, redirect } from "next/navigation";
import { openTakeout } from "@/lib/takeout/open-takeout";
import { requireUser } from "@/lib/tenancy/session";

/** Leads an owner to their closed organisation's archive, for a minute; for everybody else it is not there. */
export async function GET(_request: Request, { params }: { params: Promise<{ organizationId: string }> }) {
  const opened = await openTakeout(await requireUser(), (await params).organizationId);
  if (!opened.ok && opened.reason === "not-fresh") redirect("/closed?signed-in=long-ago");
  if (!opened.ok) notFound();
  return new Response(null, {
    status: 303,
    headers: { location: opened.address, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
