import { z } from "zod";
import { isSouthAfricanId, normaliseSouthAfricanId } from "@/lib/identifiers/south-african-id";
import { isTaxReference, normaliseTaxReference } from "@/lib/identifiers/tax-reference";

const line = (length: number) => z.string().normalize("NFC").trim().min(1, "missing").max(length, "too-long");

/** What the new paper says of the donor where the old one was wrong. A number left out stays as it was. */
export const correctionInput = z.object({
  name: line(200),
  addressLines: z
    .array(line(120))
    .min(1, "missing")
    .max(6, "too-long")
    .refine((lines) => /(^|\s)\d{4}$/.test(lines.at(-1) ?? ""), "post-code"),
  phone: line(30),
  email: z.email("malformed").max(254, "too-long"),
  taxReference: z
    .string()
    .refine(isTaxReference, "malformed")
    .transform((value) => normaliseTaxReference(value))
    .optional(),
  identityNumber: line(60).optional(),
});

export type Correction = z.infer<typeof correctionInput>;

/** An identity number as it is stored; null where it is none of that kind. */
export function normaliseIdentity(kind: string, value: string): string | null {
  if (kind !== "sa-id") return value.toUpperCase();
  return isSouthAfricanId(value) ? normaliseSouthAfricanId(value) : null;
}
