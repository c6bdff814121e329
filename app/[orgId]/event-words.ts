import { getTranslations } from "next-intl/server";
import type { EventView } from "@/lib/audit/views";
import type { CertificateLabel } from "@/lib/certificates/views";
import type { DonationLabel } from "@/lib/giving/views";
import { formatRand } from "@/lib/money";

/** An act in words; `who` is the person it is told about, null where there is none. */
export type ActivityView = {
  id: string;
  who: string | null;
  isYou: boolean;
  isBad: boolean;
  what: string;
  detail: string | null;
  happenedAt: Date;
};

/** What acts are about, by id: gifts, and the numbers or names of everything else. */
export type Subjects = {
  gifts: Map<string, DonationLabel>;
  certificates: Map<string, CertificateLabel>;
  /** Campaigns and funds. */
  names?: Map<string, string>;
};

const badActs = ["payment.failed", "donation.receipt-differs", "certificate.withdrawn", "certificate.voided"];

const builtIn = ["owner", "admin", "manager", "member", "viewer"] as const;
type BuiltIn = (typeof builtIn)[number];

/** Recorded acts in words, for the reader: their own are told as theirs. */
export async function inWords(
  events: EventView[],
  { gifts, certificates, names }: Subjects,
  reader: { userId: string },
): Promise<ActivityView[]> {
  const t = await getTranslations("workspace.event");
  const giftOf = (label: DonationLabel) => {
    const amount = formatRand(label.amountCents);
    return label.campaignTitle
      ? t("giftTo", { amount, donor: label.donorName, campaign: label.campaignTitle })
      : t("gift", { amount, donor: label.donorName });
  };
  const certificateOf = ({ donorName, totalCents }: CertificateLabel) =>
    t("gift", { amount: formatRand(totalCents), donor: donorName ?? "" });
  const byWhom = ({ actorKind, actorUserId, actorName }: EventView) => {
    if (actorKind === "donor") return t("byDonor");
    if (actorKind === "bearer") return t("byLink");
    if (actorKind !== "member") return null;
    return actorUserId === reader.userId ? t("byYou") : actorName && t("by", { name: actorName });
  };
  const referenceOf = ({ action, details }: EventView) =>
    action === "donation.completed" && details.providerPaymentId
      ? t("reference", { reference: String(details.providerPaymentId) })
      : null;
  const roleIn = (key: unknown) => (builtIn.includes(key as BuiltIn) ? t(`builtIn.${key as BuiltIn}`) : null);
  const roleOf = ({ details: { from, role } }: EventView) => {
    const [old, given] = [roleIn(from), roleIn(role)];
    return given && (old ? t("fromRole", { from: old, role: given }) : t("asRole", { role: given }));
  };
  return events.map((event) => {
    const gift = gifts.get(event.subjectId);
    const certificate = certificates.get(event.subjectId);
    const about = gift
      ? giftOf(gift)
      : certificate?.donorName
        ? certificateOf(certificate)
        : (names?.get(event.subjectId) ?? null);
    const key = event.action as Parameters<typeof t.has>[0];
    return {
      id: event.id,
      who:
        event.actorKind === "member" ? event.actorName : (gift?.donorName ?? certificate?.donorName ?? null),
      isYou: event.actorUserId === reader.userId,
      isBad: badActs.includes(event.action),
      what: t.has(key)
        ? t(key as "certificate.issued", { number: certificate?.number ?? "" })
        : t("unknown", { action: event.action }),
      detail: [about, roleOf(event), referenceOf(event), byWhom(event)].filter(Boolean).join(" · ") || null,
      happenedAt: event.happenedAt,
    };
  });
}
