import { filterIn } from "@/app/[orgId]/activity/asked";
import { csvResponse, refusedExport } from "@/app/[orgId]/csv-response";
import { exportActivity } from "@/lib/audit/export-activity";
import { calendarDateOf } from "@/lib/calendar";
import { requireMember } from "@/lib/tenancy/session";

type Context = { params: Promise<{ orgId: string }> };

/** Who did what as CSV, exactly what the same address shows on its page. */
export async function GET(request: Request, { params }: Context) {
  const member = await requireMember((await params).orgId);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const exported = await exportActivity(member, filterIn(asked));
  if (!exported.ok) return refusedExport(member, "audit:export", exported);
  return csvResponse(exported.csv, `activity-${member.organizationSlug}-${calendarDateOf(new Date())}.csv`);
}
