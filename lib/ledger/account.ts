/** An account of the ledger; it is opened the first time something is posted to it. */
export type Account = {
  code: string;
  name: string;
  kind: "asset" | "liability" | "income" | "expense";
  fundId?: string;
};

export const accounts = {
  bank: { code: "1110", name: "Bank", kind: "asset" },
  cash: { code: "1120", name: "Cash on hand", kind: "asset" },
  goods: { code: "1130", name: "Goods received", kind: "asset" },
  payfastClearing: { code: "1210", name: "PayFast clearing", kind: "asset" },
  unallocated: { code: "2210", name: "Receipts not yet allocated", kind: "liability" },
  paymentFees: { code: "5310", name: "Payment fees", kind: "expense" },
} as const satisfies Record<string, Account>;

/** Where a fund's donations are income. */
export function incomeOf(fund: { id: string; name: string; accountCode: string }): Account {
  return { code: fund.accountCode, name: `Donations, ${fund.name}`, kind: "income", fundId: fund.id };
}
