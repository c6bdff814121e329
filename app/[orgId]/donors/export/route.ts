import { csvResponse, refusedExport } from "@/app/[orgId]/csv-response";
import { filterOf, narrowingIn } from "@/app/[orgId]/donors/asked";
import { calendarDateOf } from "@/lib/calendar";
import { exportDonors } from "@/lib/giving/export-donors";
import { requireMember } from "@/lib/tenancy/session";

type Context = { params: Promise<{ orgId: string }> };

/** The donors as CSV, exactly those that the same address shows on its page. */
export async function GET(request: Request, { params }: Context) {
  const member = await requireMember((await params).orgId);
  const today = calendarDateOf(new Date());
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const exported = await exportDonors(member, filterOf(narrowingIn(asked), today));
  if (!exported.ok) return refusedExport(member, "donors:export", exported);
  return csvResponse(exported.csv, `donors-${member.organizationSlug}-${today}.csv`);
}
