import { z } from "zod";
import {
  isNpoNumber,
  isPboNumber,
  isPhoneNumber,
  isPostalCode,
  normaliseNpoNumber,
  normalisePboNumber,
  normalisePhoneNumber,
} from "@/lib/identifiers";
import { reservedSlugs } from "./reserved-slugs";

const line = (length: number) =>
  z
    .string()
    .normalize("NFC")
    .trim()
    .min(1, "missing")
    .max(length, "too-long")
    .regex(/^\P{Cc}*$/u, "malformed");
const optionalLine = (length: number) =>
  z
    .string()
    .normalize("NFC")
    .trim()
    .max(length, "too-long")
    .transform((value) => value || null);

/** An organisation's address on Nika: small letters, digits and single hyphens. */
const slugInput = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, "too-short")
  .max(60, "too-long")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "malformed")
  .refine((slug) => !reservedSlugs.has(slug), "reserved");

/**
 * What an organisation says of itself at the start; its certificates carry most of it, letter for letter. In the
 * form's order, in which faults are listed.
 */
export const organizationInput = z.object({
  /** Made by the form, so that sending it twice makes one organisation. */
  id: z.uuid(),
  registeredName: line(120),
  tradingName: optionalLine(120),
  pboNumber: line(20).refine(isPboNumber, "malformed").transform(normalisePboNumber),
  npoNumber: z
    .string()
    .trim()
    .refine((value) => !value || isNpoNumber(value), "malformed")
    .transform((value) => (value ? normaliseNpoNumber(value) : null)),
  addressLine1: line(120),
  addressLine2: optionalLine(120),
  town: line(80),
  postalCode: line(4).refine(isPostalCode, "malformed"),
  contactEmail: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, "missing")
    .max(254, "too-long")
    .pipe(z.email("malformed")),
  contactPhone: line(20).refine(isPhoneNumber, "malformed").transform(normalisePhoneNumber),
  signatoryName: line(100),
  signatoryTitle: line(80),
  slug: slugInput,
});

export type OrganizationInput = z.input<typeof organizationInput>;
export type OrganizationDetails = z.output<typeof organizationInput>;

export const letterTypes = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png" } as const;
export const letterBytesLimit = 5 * 1024 * 1024;

/** A SARS letter about to be sent: exactly these bytes. */
export const letterInput = z.object({
  contentType: z.enum(Object.keys(letterTypes) as (keyof typeof letterTypes)[], "type"),
  sizeBytes: z.int().positive("empty").max(letterBytesLimit, "too-large"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type LetterInput = z.input<typeof letterInput>;

export const decisionInput = z.object({
  organizationId: z.uuid(),
  decision: z.enum(["approved", "refused"]),
  reason: z.string().normalize("NFC").trim().max(500),
});

/** Suspending an organisation, or opening it again. */
export const standingInput = z.object({
  organizationId: z.uuid(),
  reason: z.string().normalize("NFC").trim().max(500),
});
