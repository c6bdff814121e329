import { z } from "zod";

/** A merchant's keys as PayFast's dashboard shows them; the "salt passphrase" is compulsory with us. */
export const payfastAccountInput = z.object({
  merchantId: z
    .string()
    .trim()
    .regex(/^\d{8,12}$/, "malformed"),
  merchantKey: z
    .string()
    .trim()
    .regex(/^[a-z0-9]{8,40}$/i, "malformed"),
  passphrase: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9/_-]{8,32}$/, "malformed"),
});

export type PayfastAccountInput = z.input<typeof payfastAccountInput>;

export const accountTypes = ["cheque", "savings", "transmission"] as const;
export type AccountType = (typeof accountTypes)[number];

const digits = (pattern: RegExp) =>
  z
    .string()
    .transform((typed) => typed.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(pattern, "malformed"));

/** A South African bank account as a statement's head shows it; branch codes have six digits (PASA). */
export const bankAccountInput = z.object({
  holder: z.string().trim().min(2, "malformed").max(100, "malformed"),
  bank: z.string().trim().min(2, "malformed").max(60, "malformed"),
  branchCode: digits(/^\d{6}$/),
  accountNumber: digits(/^\d{7,13}$/),
  accountType: z.enum(accountTypes, "malformed"),
});

export type BankAccountInput = z.input<typeof bankAccountInput>;
export type BankAccount = z.output<typeof bankAccountInput>;
