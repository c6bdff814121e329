import { sql } from "drizzle-orm";
import { z } from "zod";
import { presignDownload } from "@/lib/storage/presign-download";
import { type NotFresh, notFresh, type Proven } from "@/lib/tenancy/actor";
import { isStale } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

const seconds = 60;

export type OpenTakeout = { ok: true; address: string } | NotFresh | { ok: false; reason: "not-there" };

/**
 * An address that gives an owner their closed organisation's takeout for a minute; to everybody else it is not there.
 * It holds identity numbers, so it asks for a fresh proof. The look is recorded.
 */
export async function openTakeout(
  { clerkId, isFresh }: Proven,
  organizationId: string,
): Promise<OpenTakeout> {
  if (isStale({ isFresh, organizationId: null, userId: clerkId })) return notFresh;
  if (!z.uuid().safeParse(organizationId).success) return { ok: false, reason: "not-there" };
  const { rows } = (await withTenant({ kind: "user", clerkId }, (tx) =>
    tx.execute(sql`select object_key as key, slug from app.open_takeout(${organizationId})`),
  )) as unknown as { rows: { key: string; slug: string }[] };
  const [found] = rows;
  if (!found) return { ok: false, reason: "not-there" };
  return { ok: true, address: await presignDownload(found.key, { fileName: `${found.slug}.zip`, seconds }) };
}
