import { notFound } from "next/navigation";
import { openLetter } from "@/lib/tenancy/open-letter";
import { requireOperator } from "@/lib/tenancy/session";

type Context = { params: Promise<{ organizationId: string }> };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Leads to the letter for a minute; the look is recorded. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { organizationId } = await params;
  const operator = await requireOperator();
  const address = uuid.test(organizationId) ? await openLetter(operator, organizationId) : null;
  if (!address) notFound();
  return new Response(null, {
    status: 303,
    headers: { location: address, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
