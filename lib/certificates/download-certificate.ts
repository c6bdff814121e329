import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { taxCertificates } from "@/lib/db/schema/certificates";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Actor, Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { type Paper, type ReadPaper, readPaper } from "./read-paper";

export type DownloadCertificate =
  | ({ ok: true } & ReadPaper)
  | { ok: false; reason: "not-permitted" | "not-there" | "not-stored-yet" | "not-valid" };

type Donor = Extract<Actor, { kind: "donor" }>;

/**
 * The stored paper for a colleague, or for the donor it names. Each download is recorded. Colleagues may read a
 * certificate that no longer counts; its donor is not handed one.
 */
export async function downloadCertificate(
  actor: Member | Donor,
  certificateId: string,
): Promise<DownloadCertificate> {
  if (actor.kind === "member" && lacks(actor, "certificates:view"))
    return { ok: false, reason: "not-permitted" };
  try {
    const found = await withTenant(actor, async (tx, entered) => {
      const { organizationId, userId } = await entered();
      const certificate = await findPaper(tx, organizationId, certificateId);
      if (!certificate) return { ok: false, reason: "not-there" } as const;
      if (actor.kind === "donor" && certificate.status !== "issued")
        return { ok: false, reason: "not-valid" } as const;
      if (!certificate.pdfSha256) return { ok: false, reason: "not-stored-yet" } as const;
      await recordEvent(tx, {
        organizationId,
        actorKind: actor.kind,
        actorUserId: userId,
        action: "certificate.downloaded",
        subjectType: "certificate",
        subjectId: certificateId,
      });
      return { ok: true, paper: certificate as Paper } as const;
    });
    return found.ok ? { ok: true, ...(await readPaper(found.paper)) } : found;
  } catch (error) {
    if (error instanceof NotEntered) return { ok: false, reason: "not-there" };
    throw error;
  }
}

async function findPaper(tx: TenantTx, organizationId: string, certificateId: string) {
  const [certificate] = await tx
    .select({
      organizationId: taxCertificates.organizationId,
      id: taxCertificates.id,
      number: taxCertificates.number,
      status: taxCertificates.status,
      pdfSha256: taxCertificates.pdfSha256,
    })
    .from(taxCertificates)
    .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, certificateId)));
  return certificate;
}
