import { sql } from "drizzle-orm";
import { type CalendarDate, calendarDateOf } from "@/lib/calendar";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { keptUntil } from "./kept-until";

export type ClosedOrganization = {
  organizationId: string;
  slug: string;
  name: string;
  closedOn: CalendarDate;
  keptUntil: CalendarDate;
  /** Only an owner takes the records along. */
  isOwner: boolean;
  takeout: {
    isReady: boolean;
    requestedAt: Date;
    sizeBytes: number | null;
    fetchableUntil: Date | null;
  } | null;
};

type Row = {
  organization_id: string;
  slug: string;
  name: string;
  closed_at: string | Date;
  is_owner: boolean;
  takeout_status: "waiting" | "ready" | null;
  requested_at: string | Date | null;
  size_bytes: string | number | null;
  expires_at: string | Date | null;
};

/** The closed organisations that a person belonged to at the end, with what there is to take along; the last closed first. */
export async function listClosedOrganizations(clerkId: string): Promise<ClosedOrganization[]> {
  const { rows } = (await withTenant({ kind: "user", clerkId }, (tx) =>
    tx.execute(sql`select * from app.my_closed_organizations()`),
  )) as unknown as { rows: Row[] };
  return rows.map((row) => {
    const closedOn = calendarDateOf(new Date(row.closed_at));
    return {
      organizationId: row.organization_id,
      slug: row.slug,
      name: row.name,
      closedOn,
      keptUntil: keptUntil(closedOn),
      isOwner: row.is_owner,
      takeout:
        row.requested_at === null
          ? null
          : {
              isReady: row.takeout_status === "ready",
              requestedAt: new Date(row.requested_at),
              sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
              fetchableUntil: row.expires_at ? new Date(row.expires_at) : null,
            },
    };
  });
}
