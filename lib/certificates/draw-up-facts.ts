import type { CalendarDate } from "@/lib/calendar";
import { taxYearOf } from "@/lib/tax-year";
import { findUndrawable } from "./document/undrawable";
import { type CertificateFacts, certificateFacts } from "./facts";
import type { LoadedCandidate } from "./load-candidate";
import { ruleSetOn } from "./rule-set";

/** What stands on the paper beside the donation and its parties. */
export type Issue = {
  series: CertificateFacts["series"];
  number: string;
  issuedOn: CalendarDate;
  verifyUrl: string;
  /** The number of the certificate that this one stands in for. */
  replaces?: string;
};

export type DrawnUpFacts =
  | { ok: true; facts: CertificateFacts }
  | { ok: false; reason: "details-not-valid"; fields: string[] }
  | { ok: false; reason: "cannot-be-drawn"; field: string; codePoint: number };

/** Puts an eligible donation into the facts of a certificate, or names the field that cannot be printed. */
export function drawUpFacts(
  { donation, fund, organization, taxDetails }: LoadedCandidate,
  issue: Issue,
): DrawnUpFacts {
  const { slug, tax, profile } = organization;
  const tradingName = profile?.tradingName;
  const parsed = certificateFacts.safeParse({
    ...issue,
    taxYear: taxYearOf(issue.issuedOn),
    ruleSet: ruleSetOn(issue.issuedOn).key,
    language: "en",
    organization: {
      slug,
      registeredName: tax?.registeredName,
      ...(tradingName && tradingName !== tax?.registeredName && { tradingName }),
      pboNumber: tax?.pboNumber,
      ...(tax?.npoNumber && { npoNumber: tax.npoNumber }),
      addressLines: [tax?.addressLine1, tax?.addressLine2, tax && `${tax.town} ${tax.postalCode}`].filter(
        Boolean,
      ),
      email: profile?.contactEmail,
      phone: profile?.contactPhone,
      signatoryName: tax?.signatoryName,
      signatoryTitle: tax?.signatoryTitle,
    },
    donor: taxDetails,
    lines: [
      {
        donationId: donation.id,
        reference: donation.reference,
        receivedOn: donation.receivedOn,
        kind: donation.kind,
        amountCents: donation.amountCents,
        taxYear: donation.receivedOn && taxYearOf(donation.receivedOn),
        fundName: fund.name,
      },
    ],
    totalCents: donation.amountCents,
  });
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join("."));
    return { ok: false, reason: "details-not-valid", fields: [...new Set(fields)] };
  }
  const undrawable = findUndrawable(parsed.data);
  if (undrawable) return { ok: false, reason: "cannot-be-drawn", ...undrawable };
  return { ok: true, facts: parsed.data };
}
