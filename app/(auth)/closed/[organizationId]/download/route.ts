import { notFound } from "next/navigation";
import { openTakeout } from "@/lib/takeout/open-takeout";
import { requireUser } from "@/lib/tenancy/session";

/** Leads an owner to their closed organisation's archive, for a minute; for everybody else it is not there. */
export async function GET(_request: Request, { params }: { params: Promise<{ organizationId: string }> }) {
  const { clerkId } = await requireUser();
  const address = await openTakeout(clerkId, (await params).organizationId);
  if (!address) notFound();
  return new Response(null, {
    status: 303,
    headers: { location: address, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
