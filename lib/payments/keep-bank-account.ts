import { newId } from "@/lib/new-id";
import { type KeepPayouts, keepPayouts, whyNotPayouts } from "@/lib/payments/keep-payouts";
import { type BankAccountInput, bankAccountInput } from "@/lib/payments/payout-input";
import type { Member } from "@/lib/tenancy/actor";

/** Keeps the bank account that donors are told for an EFT. Another account waits for 24 hours, or a second owner. */
export async function keepBankAccount(
  member: Member,
  input: BankAccountInput,
  id = newId(),
): Promise<KeepPayouts> {
  const refused = whyNotPayouts(member);
  if (refused) return refused;
  const account = bankAccountInput.parse(input);
  return keepPayouts(member, { id, provider: "bank", environment: "live", ...account }, "bank-account.kept");
}
