"use server";

import { getTranslations } from "next-intl/server";
import type { JumpAnswer, Spot } from "@/app/[orgId]/_jump/jump-answer";
import { sessionExpired } from "@/app/[orgId]/answered";
import { findByNumber, parseCertificateNumber } from "@/lib/certificates/find-by-number";
import { formatDonationReference, parseDonationReference } from "@/lib/giving/donation-reference";
import { wordsSought } from "@/lib/giving/donor-words";
import { findByReference } from "@/lib/giving/find-by-reference";
import { listDonors } from "@/lib/giving/list-donors";
import { formatRand } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

const donorLimit = 6;

/** Donors, a donation and certificates that fit what was typed, as far as the reader's role goes. */
export async function findPlaces(organizationSlug: string, typed: string): Promise<JumpAnswer> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(organizationSlug);
  const text = String(typed).slice(0, 100);
  const { permissions, organizationId } = member;
  const search = permissions.has("donors:view") && wordsSought(text).length > 0 ? text : null;
  const reference = permissions.has("donations:view") ? parseDonationReference(text) : null;
  const number = permissions.has("certificates:view") ? parseCertificateNumber(text) : null;
  const found = await withTenant(member, async (tx) => ({
    donors: search ? (await listDonors(tx, organizationId, { search }, {}, donorLimit)).rows : [],
    donation: reference && { reference, ...(await findByReference(tx, organizationId, reference)) },
    certificates: number ? await findByNumber(tx, organizationId, number) : [],
  }));
  return { ok: true, ...(await inSpots(member, found)) };
}

type Found = {
  donors: Awaited<ReturnType<typeof listDonors>>["rows"];
  donation:
    | null
    | ({ reference: NonNullable<ReturnType<typeof parseDonationReference>> } & Partial<
        NonNullable<Awaited<ReturnType<typeof findByReference>>>
      >);
  certificates: Awaited<ReturnType<typeof findByNumber>>;
};

async function inSpots({ organizationSlug }: Member, { donors, donation, certificates }: Found) {
  const t = await getTranslations("donors.jump");
  const states = await getTranslations("workspace.certificateState");
  const spot = (place: string, id: string, label: string, end: string): Spot => ({
    id,
    href: `/${organizationSlug}/${place}/${id}`,
    label,
    end,
  });
  return {
    donors: donors.map(({ id, name, giftCount, givenCents }) =>
      spot("donors", id, name, giftCount > 0 ? formatRand(givenCents) : ""),
    ),
    donations:
      donation?.id && donation.amountCents
        ? [
            spot(
              "donations",
              donation.id,
              t("gift", {
                reference: formatDonationReference(donation.reference),
                donor: donation.donorName ?? "",
              }),
              formatRand(donation.amountCents),
            ),
          ]
        : [],
    certificates: certificates.map(({ id, number, donorName, state }) =>
      spot("certificates", id, t("certificate", { number, donor: donorName ?? "" }), states(state)),
    ),
  };
}
