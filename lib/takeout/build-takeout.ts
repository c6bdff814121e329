import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { calendarDateOf, formatDay, formatInstant } from "@/lib/calendar";
import { organizations } from "@/lib/db/schema/organizations";
import { takeouts } from "@/lib/db/schema/takeouts";
import { mailTexts } from "@/lib/mail/mail-texts";
import { queueMail } from "@/lib/mail/queue-mail";
import { newId } from "@/lib/new-id";
import { putFile } from "@/lib/storage/put-file";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { keptUntil } from "./kept-until";
import { packTakeout } from "./pack";

const fetchableDays = 14;

/** Job: packs a takeout that an owner asked for, stores it and writes to them. A repeat of one that is ready does nothing. */
export async function buildTakeout(
  { organizationId, id }: { organizationId: string; id: string },
  now = new Date(),
): Promise<"built" | "nothing-to-do"> {
  const system = { kind: "system", organizationId } as const;
  const isAsked = and(
    eq(takeouts.organizationId, organizationId),
    eq(takeouts.id, id),
    eq(takeouts.status, "waiting"),
  );
  const [asked] = await withTenant(system, (tx) =>
    tx
      .select({ name: organizations.name, closedAt: organizations.deletedAt })
      .from(takeouts)
      .innerJoin(organizations, eq(organizations.id, takeouts.organizationId))
      .where(isAsked),
  );
  if (!asked) return "nothing-to-do";
  const folder = await mkdtemp(join(tmpdir(), "nika-takeout-"));
  try {
    const path = join(folder, "takeout.zip");
    await packTakeout(path, organizationId, readMeOf(asked, now));
    const objectKey = `takeouts/${organizationId}/${newId()}.zip`;
    const sizeBytes = await putFile(objectKey, path, "application/zip");
    const expiresAt = new Date(now.getTime() + fetchableDays * 86_400_000);
    await withTenant(system, async (tx) => {
      const ready = { status: "ready" as const, objectKey, sizeBytes, readyAt: now, expiresAt };
      const built = await tx.update(takeouts).set(ready).where(isAsked).returning({ id: takeouts.id });
      if (built.length > 0) await queueMail(tx, { organizationId, kind: "takeout-ready", subjectId: id });
    });
    return "built";
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readMeOf({ name, closedAt }: { name: string; closedAt: Date | null }, now: Date): string {
  const t = mailTexts();
  const until = formatDay(keptUntil(calendarDateOf(closedAt ?? now)));
  const lines = ["about", "csv", "papers", "identity"] as const;
  return `${lines.map((line) => t(`takeout.readMe.${line}`, { organization: name, at: formatInstant(now), until })).join("\r\n\r\n")}\r\n`;
}
