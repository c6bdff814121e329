import { z } from "zod";
import { type CalendarDate, parseCalendarDate } from "@/lib/calendar";
import { type Cents, cents, sumCents } from "@/lib/money";

// One spelling per name (NFC), so that equal facts give equal bytes whatever keyboard typed them.
const text = (length: number) => z.string().normalize("NFC").trim().min(1).max(length);
const day = z
  .string()
  .refine((value) => parseCalendarDate(value) !== null)
  .transform((value) => value as CalendarDate);
const amount = z
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value): Cents => cents(value));
const taxYear = z.number().int().min(2000).max(2999);
const number = z.string().regex(/^\d{4}-\d{6,}$/);
const addressLines = z.array(text(120)).min(1).max(6);

const organization = z.object({
  /** What its mark is made from where it has no logo. */
  slug: text(80),
  registeredName: text(200),
  tradingName: text(200).optional(),
  pboNumber: z.string().regex(/^\d{9}$/),
  npoNumber: text(30).optional(),
  /** The post code stands on the last line. */
  addressLines,
  email: text(254),
  phone: text(30),
  signatoryName: text(120),
  signatoryTitle: text(120),
});

const donor = z.object({
  nature: z.enum([
    "natural-person",
    "company",
    "close-corporation",
    "trust",
    "partnership",
    "association",
    "estate",
    "other",
  ]),
  name: text(200),
  tradingName: text(200).optional(),
  identityType: z.enum(["sa-id", "passport", "registration", "trust-number", "other"]),
  /** Where the identification was issued: two letters, ISO 3166-1. */
  identityCountry: z.string().regex(/^[A-Z]{2}$/),
  identityNumber: text(60),
  /** Notice 3082 asked for it "if available"; Notice 6762 always. */
  taxReference: z
    .string()
    .regex(/^\d{10}$/)
    .optional(),
  /** The four-digit post code stands on the last line. */
  addressLines,
  phone: text(30),
  email: text(254),
});

const line = z.object({
  donationId: z.uuid(),
  reference: text(40),
  receivedOn: day,
  kind: z.literal("money"),
  amountCents: amount,
  /** The donor's year of assessment the donation falls in, by the day it was received. */
  taxYear,
  fundName: text(120),
});

/**
 * What a certificate says, frozen when it is issued: section 18A(2)(a) of the Income Tax Act 58 of 1962 and
 * Notice 6762 of 2025 (before 1 March 2026 Notice 3082 of 2023). Text is NFC; the total is the sum of the lines.
 */
export const certificateFacts = z
  .object({
    series: z.enum(["18A", "SPECIMEN"]),
    number,
    /** The tax year of the date of issue, which the number counts in. */
    taxYear,
    issuedOn: day,
    ruleSet: z.enum(["notice-6762", "notice-3082"]),
    language: z.literal("en"),
    verifyUrl: z.url({ protocol: /^https?$/ }).max(200),
    organization,
    donor,
    lines: z.array(line).min(1).max(1000),
    totalCents: amount,
    /** The number of the certificate that this one replaces. */
    replaces: number.optional(),
  })
  .refine(({ lines, totalCents }) => sumCents(lines.map((donation) => donation.amountCents)) === totalCents, {
    message: "the total is the sum of the lines",
    path: ["totalCents"],
  })
  .refine(({ ruleSet, donor }) => ruleSet === "notice-3082" || donor.taxReference !== undefined, {
    message: "Notice 6762 asks for the donor's income tax reference number",
    path: ["donor", "taxReference"],
  });

export type CertificateFacts = z.infer<typeof certificateFacts>;
