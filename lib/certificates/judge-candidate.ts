import type { CalendarDate } from "@/lib/calendar";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Eligibility, eligibilityOf, type Refusal } from "./eligibility";
import { type LoadedCandidate, loadCandidate } from "./load-candidate";

/** Whether a donation, as loaded, may have its certificate on that day. */
export function judgeCandidate(candidate: LoadedCandidate, issuedOn: CalendarDate): Eligibility {
  const { organization, fund, donation, taxDetails } = candidate;
  return eligibilityOf({
    organization: { status: organization.status, approval: organization.tax?.approval ?? null },
    fund,
    donation: { ...donation, isReceiptConfirmed: donation.receiptConfirmedAt !== null },
    taxDetails,
    issuedOn,
  });
}

/** Why a donation has no certificate yet; null where nothing stands in its way. */
export async function whyNotCertified(
  tx: TenantTx,
  organizationId: string,
  donationId: string,
  today: CalendarDate,
): Promise<Refusal | null> {
  const candidate = await loadCandidate(tx, organizationId, donationId);
  const eligibility = candidate && judgeCandidate(candidate, today);
  return eligibility && !eligibility.ok ? eligibility : null;
}
