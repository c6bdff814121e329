import { sql } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { campaigns, donations, donors, funds } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import { cents } from "@/lib/money";
import { donationState } from "./donation-state";
import type { DonationRow } from "./views";

const latestPayment = sql<
  "started" | "completed" | "failed" | "refunded" | "charged-back" | "reversed" | null
>`(
  select p.status from ${payments} p where p.organization_id = ${donations.organizationId} and p.donation_id = ${donations.id}
  order by p.created_at desc, p.id desc limit 1)`;

/** What a line of a list is made of; the query joins donors, funds and campaigns. */
export const rowColumns = {
  id: donations.id,
  donorId: donations.donorId,
  donorName: donors.displayName,
  campaignTitle: campaigns.title,
  fundName: funds.name,
  isSection18aFund: funds.isSection18aEligible,
  method: donations.method,
  status: donations.status,
  paymentStatus: latestPayment,
  amountCents: donations.amountCents,
  givenAt: donations.createdAt,
  receivedOn: donations.receivedOn,
  givenOn: donations.givenOn,
  wantsCertificate: donations.wantsCertificate,
};

type FoundRow = Omit<DonationRow, "state" | "amountCents" | "receivedOn" | "givenOn"> & {
  receivedOn: string | null;
  givenOn: string;
  status: Parameters<typeof donationState>[0];
  paymentStatus: Parameters<typeof donationState>[1];
  amountCents: number;
};

/** A found donation as a line of a list. */
export function toRow({
  status,
  paymentStatus,
  amountCents,
  receivedOn,
  givenOn,
  ...row
}: FoundRow): DonationRow {
  return {
    ...row,
    amountCents: cents(amountCents),
    givenOn: calendarDate(givenOn),
    receivedOn: receivedOn === null ? null : calendarDate(receivedOn),
    state: donationState(status, paymentStatus),
  };
}
