import type { GiftView, MyView, YearTotal } from "@/app/my/my-view";
import { calendarDateOf } from "@/lib/calendar";
import { certificateByDonation, listCertificatesOf, sumOwnClaims } from "@/lib/certificates/queries";
import { listOwnGifts, sumOwnGiftsByTaxYear } from "@/lib/giving/own-gifts";
import { type Cents, cents, sumCents } from "@/lib/money";
import { taxYearOf } from "@/lib/tax-year";
import type { Actor, Entered } from "@/lib/tenancy/actor";
import { listMyOrganizations, type MyOrganization } from "@/lib/tenancy/my-organizations";
import { withTenant } from "@/lib/tenancy/with-tenant";

type User = Extract<Actor, { kind: "user" }> & Entered["user"];
const giftsShown = 100;
const atOnce = 4;

/** A donor's gifts and claims over every organisation they are linked to: one transaction each, as that donor. */
export async function loadMyGiving(user: User, now: Date): Promise<MyView> {
  const today = calendarDateOf(now);
  const organizations = (await listMyOrganizations(user.clerkId)).filter((one) => one.isDonor);
  const parts: Part[] = [];
  for (let from = 0; from < organizations.length; from += atOnce) {
    const some = organizations.slice(from, from + atOnce);
    parts.push(...(await Promise.all(some.map((one) => loadPart(user.clerkId, one, taxYearOf(today))))));
  }
  const gifts = parts
    .flatMap((part) => part.gifts)
    .sort((left, right) => (left.givenOn < right.givenOn ? 1 : -1));
  return {
    person: {
      name: [user.firstName, user.lastName].filter(Boolean).join(" "),
      firstName: user.firstName,
      email: user.email,
    },
    today,
    organizationCount: organizations.length,
    years: yearsOf(parts, taxYearOf(today)),
    claim: {
      sumCents: sumCents(parts.map((part) => part.claim.sumCents)),
      hasSpecimens: parts.some((part) => part.claim.hasSpecimens),
      certificateCount: parts.reduce((total, part) => total + part.claim.certificateIds.length, 0),
    },
    waiting: waitingOf(gifts, taxYearOf(today)),
    gifts: gifts.slice(0, giftsShown),
    hasMoreGifts: gifts.length > giftsShown || parts.some((part) => part.hasMore),
  };
}

type Part = {
  gifts: GiftView[];
  hasMore: boolean;
  years: Map<number, Cents>;
  claim: Awaited<ReturnType<typeof sumOwnClaims>>;
};

function loadPart(
  clerkId: string,
  { organizationId, slug, name }: MyOrganization,
  taxYear: number,
): Promise<Part> {
  const donor = { kind: "donor", clerkId, organizationId } as const;
  return withTenant(donor, async (tx) => {
    const gifts = await listOwnGifts(tx, organizationId, giftsShown + 1);
    const certificates = certificateByDonation(
      await listCertificatesOf(
        tx,
        organizationId,
        gifts.map((gift) => gift.id),
      ),
    );
    return {
      gifts: gifts.slice(0, giftsShown).map((gift) => ({
        ...gift,
        organization: { id: organizationId, slug, name },
        certificate: certificates.get(gift.id) ?? null,
      })),
      hasMore: gifts.length > giftsShown,
      years: await sumOwnGiftsByTaxYear(tx, organizationId),
      claim: await sumOwnClaims(tx, organizationId, taxYear),
    };
  });
}

/** Every year from the first gift to this one, those without a gift as well. */
function yearsOf(parts: Part[], thisYear: number): YearTotal[] {
  const given = parts.flatMap((part) => [...part.years.keys()]);
  const first = Math.min(thisYear, ...given);
  return Array.from({ length: thisYear - first + 1 }, (_, index) => {
    const taxYear = first + index;
    return { taxYear, givenCents: sumCents(parts.map((part) => part.years.get(taxYear) ?? cents(0))) };
  });
}

function waitingOf(gifts: GiftView[], thisYear: number) {
  const waiting = gifts.filter(
    (gift) =>
      gift.state === "completed" &&
      gift.wantsCertificate &&
      !gift.certificate?.isLive &&
      taxYearOf(gift.givenOn) === thisYear,
  );
  return { count: waiting.length, sumCents: sumCents(waiting.map((gift) => gift.amountCents)) };
}
