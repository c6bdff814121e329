import { sql } from "drizzle-orm";
import { z } from "zod";
import { presignDownload } from "@/lib/storage/presign-download";
import { withTenant } from "@/lib/tenancy/with-tenant";

const seconds = 60;

/** An address that gives an owner their closed organisation's takeout for a minute; null to everybody else. The look is recorded. */
export async function openTakeout(clerkId: string, organizationId: string): Promise<string | null> {
  if (!z.uuid().safeParse(organizationId).success) return null;
  const { rows } = (await withTenant({ kind: "user", clerkId }, (tx) =>
    tx.execute(sql`select object_key as key, slug from app.open_takeout(${organizationId})`),
  )) as unknown as { rows: { key: string; slug: string }[] };
  const [found] = rows;
  return found ? presignDownload(found.key, { fileName: `${found.slug}.zip`, seconds }) : null;
}
