import { csvResponse, refusedExport } from "@/app/[orgId]/csv-response";
import { listIn } from "@/app/[orgId]/donations/asked";
import { calendarDateOf } from "@/lib/calendar";
import { exportDonations } from "@/lib/giving/export-donations";
import { requireMember } from "@/lib/tenancy/session";

type Context = { params: Promise<{ orgId: string }> };

/** The donations as CSV, exactly what the same address shows on its page. */
export async function GET(request: Request, { params }: Context) {
  const member = await requireMember((await params).orgId);
  const { narrowing, order } = listIn(Object.fromEntries(new URL(request.url).searchParams));
  const exported = await exportDonations(member, narrowing, order);
  if (!exported.ok) return refusedExport(member, "donations:export", exported);
  return csvResponse(exported.csv, `donations-${member.organizationSlug}-${calendarDateOf(new Date())}.csv`);
}
