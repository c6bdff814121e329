import type { CalendarDate } from "@/lib/calendar";
import { invariant } from "@/lib/invariant";
import type { CertificateFacts } from "./facts";

type RuleSet = {
  key: CertificateFacts["ruleSet"];
  /** For receipts issued on this day or later, whenever the donation was received. */
  inForceFrom: string;
  needsTaxReference: boolean;
};

/** What a Section 18A receipt must carry, newest first. */
const ruleSets: RuleSet[] = [
  // Notice 6762, Government Gazette 53589 of 24 October 2025.
  { key: "notice-6762", inForceFrom: "2026-03-01", needsTaxReference: true },
  // Notice 3082, Government Gazette 48104 of 24 February 2023: the tax reference "if available".
  { key: "notice-3082", inForceFrom: "2023-03-01", needsTaxReference: false },
];

/** The notice under Income Tax Act 58 of 1962, section 18A(2)(a)(vii), that binds a receipt issued on that day. */
export function ruleSetOn(issuedOn: CalendarDate): RuleSet {
  const ruleSet = ruleSets.find(({ inForceFrom }) => inForceFrom <= issuedOn);
  invariant(ruleSet, "Nika issues no certificate for a day before 1 March 2023");
  return ruleSet;
}
