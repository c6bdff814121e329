import { z } from "zod";

/** Kinds of donor, as Notice 6762 of 2025 (2.1.1) tells them apart. */
const donorNatures = [
  "natural-person",
  "company",
  "close-corporation",
  "trust",
  "partnership",
  "association",
  "estate",
  "other",
] as const;
const identityTypes = ["sa-id", "passport", "registration", "trust-number", "other"] as const;

/**
 * What a donor gave with one donation for its certificate: the text of donation_tax_details, encrypted there
 * as JSON. Numbers are normalised (digits only); the last address line ends in the four-digit post code.
 */
export const donorTaxDetails = z.object({
  nature: z.enum(donorNatures),
  name: z.string().min(1),
  tradingName: z.string().optional(),
  identityType: z.enum(identityTypes),
  /** Country that issued the identification, two letters of ISO 3166-1. */
  identityCountry: z.string().length(2),
  identityNumber: z.string().min(1),
  taxReference: z
    .string()
    .regex(/^\d{10}$/)
    .optional(),
  addressLines: z.array(z.string().min(1)).min(1),
  phone: z.string().min(1),
  email: z.email(),
});

export type DonorTaxDetails = z.infer<typeof donorTaxDetails>;
