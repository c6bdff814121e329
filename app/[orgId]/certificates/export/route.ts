import { filterIn } from "@/app/[orgId]/certificates/asked";
import { csvResponse, refusedExport } from "@/app/[orgId]/csv-response";
import { calendarDateOf } from "@/lib/calendar";
import { exportRegister } from "@/lib/certificates/export-register";
import { taxYearOf } from "@/lib/tax-year";
import { requireMember } from "@/lib/tenancy/session";

type Context = { params: Promise<{ orgId: string }> };

/** The register as CSV, exactly what the same address shows on its page. */
export async function GET(request: Request, { params }: Context) {
  const member = await requireMember((await params).orgId);
  const today = calendarDateOf(new Date());
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const exported = await exportRegister(member, filterIn(asked, taxYearOf(today)));
  if (!exported.ok) return refusedExport(member, "certificates:export", exported);
  return csvResponse(exported.csv, `certificates-${member.organizationSlug}-${today}.csv`);
}
