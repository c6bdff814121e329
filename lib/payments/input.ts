import { z } from "zod";

/** An organisation's PayFast account, as its integration page shows it. The passphrase proves notifications, so it is required. */
export const payfastAccountInput = z.object({
  merchantId: z
    .string()
    .trim()
    .regex(/^\d{5,12}$/, "malformed"),
  merchantKey: z
    .string()
    .trim()
    .regex(/^[a-z0-9]{8,32}$/i, "malformed"),
  passphrase: z
    .string()
    .trim()
    .min(8, "too-short")
    .max(32, "too-long")
    .regex(/^[\x20-\x7e]+$/, "malformed"),
});

export type PayfastAccountInput = z.input<typeof payfastAccountInput>;
