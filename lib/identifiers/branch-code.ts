import { compact } from "@/lib/identifiers/compact";

/** Whether this is a bank's branch code: six digits, kept as text because of leading zeros. */
export function isBranchCode(value: string): boolean {
  return /^\d{6}$/.test(normaliseBranchCode(value));
}

/** The six digits alone. */
export function normaliseBranchCode(value: string): string {
  return compact(value);
}
