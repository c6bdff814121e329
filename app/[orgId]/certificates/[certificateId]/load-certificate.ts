import { getTranslations } from "next-intl/server";
import type { CertificateView } from "@/app/[orgId]/certificates/[certificateId]/certificate";
import { reasonWords } from "@/app/[orgId]/certificates/ending-words";
import { inWords } from "@/app/[orgId]/event-words";
import { listEventsAbout } from "@/lib/audit/queries";
import { findCertificate, findCorrectable } from "@/lib/certificates/find-certificate";
import { listApprovals } from "@/lib/certificates/list-approvals";
import { isId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

const endings = ["certificate.withdrawn", "certificate.voided", "certificate.replaced"];

/** A certificate with its history and what its reader may do about it; null where there is none. */
export async function loadCertificate(
  member: Member,
  certificateId: string,
): Promise<CertificateView | null> {
  if (!isId(certificateId)) return null;
  const { organizationId, organizationSlug, permissions } = member;
  return withTenant(member, async (tx) => {
    const certificate = await findCertificate(tx, organizationId, certificateId);
    if (!certificate) return null;
    const { number, totalCents, donations, ending, state } = certificate;
    const events = await listEventsAbout(tx, organizationId, [certificateId]);
    const label = { number, donorName: null, totalCents };
    const told = await inWords(
      events,
      { gifts: new Map(), certificates: new Map([[certificateId, label]]) },
      member,
    );
    const reason = reasonWords(ending?.reason ?? null, await getTranslations("certificates.register"));
    const isEnding = (index: number) => endings.includes(events[index]!.action);
    const [waits] = await listApprovals(tx, organizationId, "open", certificateId);
    const mayEnd =
      permissions.has("certificates:void") && !waits && (certificate.isLive || state === "withdrawn");
    const mayReplace = mayEnd && permissions.has("certificates:issue") && donations.length === 1;
    return {
      organizationSlug,
      certificate,
      history: told.map((event, index) =>
        isEnding(index) && reason
          ? { ...event, detail: [event.detail, reason].filter(Boolean).join(" · ") }
          : event,
      ),
      reason,
      maySeeDonations: permissions.has("donations:view"),
      maySeeDonors: permissions.has("donors:view"),
      waits,
      mayEnd,
      mayReplace,
      correctable: mayReplace ? await findCorrectable(tx, organizationId, donations[0]!.id) : null,
    };
  });
}
