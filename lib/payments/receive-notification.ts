// What PayFast posts is proved by its signature alone before anything else reads it, stored once, and committed
// before PayFast hears 200; whether it is believed is decided afterwards, by a job.
import { createHash } from "node:crypto";
import { and, count, eq, gt, sql } from "drizzle-orm";
import { payfastNotifications } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import { notificationIsGenuine } from "@/lib/payments/payfast/signature";
import { isPayfastSource } from "@/lib/payments/payfast/sources";
import { listPayfastAccounts } from "@/lib/payments/payfast-account";
import { countEach, type Limit } from "@/lib/tenancy/rate-limit";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";

export type Arrival = { organizationId: string; rawBody: string; sourceAddress: string | null };
export type Received =
  | { ok: true }
  | { ok: false; reason: "unknown-organization" | "no-account" | "not-genuine" }
  | { ok: false; reason: "too-often"; waitSeconds: number };

// Refused bodies are kept for a day's look, so that a stranger cannot fill the disk.
const refusedLimit = { payfast: 1000, stranger: 100 };
// PayFast itself posts as often as it likes.
const strangers = {
  address: { name: "notifications-address", times: 120, seconds: 60 },
  organization: { name: "notifications-organization", times: 600, seconds: 60 },
} satisfies Record<string, Limit>;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Stores a notification once (by the SHA-256 of its body) and asks for it to be applied, in one transaction. */
export async function receiveNotification(arrival: Arrival, now = new Date()): Promise<Received> {
  const { organizationId, rawBody, sourceAddress } = arrival;
  if (!uuid.test(organizationId)) return { ok: false, reason: "unknown-organization" };
  if (!isFromPayfast(sourceAddress)) {
    const counted = await countEach([
      [strangers.address, sourceAddress ?? "an unknown address"],
      [strangers.organization, organizationId],
    ]);
    if (!counted.ok) return { ...counted, reason: "too-often" };
  }
  try {
    return await withTenant({ kind: "inbox", organizationId }, async (tx) => {
      const accounts = await listPayfastAccounts(tx, organizationId);
      if (accounts.some(({ passphrase }) => notificationIsGenuine(rawBody, passphrase))) {
        const { id, status } = await store(tx, arrival, { status: "stored" }, now);
        const isOpen = status === "stored" || status === "refused";
        if (isOpen) await enqueue(tx, "payfast.apply-notification", { organizationId, id });
        return { ok: true };
      }
      const reason = accounts.length > 0 ? "not-genuine" : "no-account";
      if (await hasRoomForRefused(tx, arrival)) await store(tx, arrival, { status: "refused", reason }, now);
      return { ok: false, reason };
    });
  } catch (error) {
    if (error instanceof NotEntered) return { ok: false, reason: "unknown-organization" };
    throw error;
  }
}

async function store(
  tx: TenantTx,
  { organizationId, rawBody, sourceAddress }: Arrival,
  verdict: { status: "stored" | "refused"; reason?: string },
  now: Date,
): Promise<{ id: string; status: string }> {
  const { copies, bodySha256, id, status } = payfastNotifications;
  const [stored] = await tx
    .insert(payfastNotifications)
    .values({
      organizationId,
      id: newId(),
      bodySha256: createHash("sha256").update(rawBody).digest("hex"),
      bodyCiphertext: encrypt(rawBody, { organizationId, column: "payfast_notifications.body" }),
      sourceAddress,
      receivedAt: now,
      ...verdict,
    })
    .onConflictDoUpdate({
      target: [payfastNotifications.organizationId, bodySha256],
      set: {
        copies: sql`${copies} + 1`,
        lastReceivedAt: sql`now()`,
        updatedAt: sql`now()`,
        // A copy sent first from elsewhere must not spoil PayFast's own.
        ...(isFromPayfast(sourceAddress) ? { sourceAddress } : {}),
      },
    })
    .returning({ id, status });
  return stored!;
}

async function hasRoomForRefused(tx: TenantTx, { organizationId, sourceAddress }: Arrival): Promise<boolean> {
  const { status, receivedAt } = payfastNotifications;
  const [kept] = await tx
    .select({ count: count() })
    .from(payfastNotifications)
    .where(
      and(
        eq(payfastNotifications.organizationId, organizationId),
        eq(status, "refused"),
        gt(receivedAt, sql`now() - interval '1 day'`),
      ),
    );
  return kept!.count < (isFromPayfast(sourceAddress) ? refusedLimit.payfast : refusedLimit.stranger);
}

const isFromPayfast = (address: string | null) => isPayfastSource(address, env().PAYFAST_SOURCES);
