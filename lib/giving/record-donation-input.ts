import { z } from "zod";
import { goodsBases, goodsConditions } from "./goods";
import { donorTaxDetails } from "./tax-details";

const line = (length: number) => z.string().normalize("NFC").trim().min(1).max(length);

const newDonor = z.object({
  kind: z.enum(["person", "company", "trust", "other"]),
  displayName: line(200),
  firstName: line(100).nullable().default(null),
  lastName: line(100).nullable().default(null),
  email: z
    .email()
    .transform((address) => address.toLowerCase())
    .nullable()
    .default(null),
  phone: line(30).nullable().default(null),
});

/** A donation as staff record it: from a donor who is known, or from one who is new. */
export const recordDonationInput = z
  .object({
    /** Made with the form; the same key never records twice. */
    formKey: z.uuid(),
    donor: z.union([z.object({ id: z.uuid() }), newDonor]),
    fundId: z.uuid(),
    campaignId: z.uuid().nullable().default(null),
    method: z.enum(["eft", "cash", "goods"]),
    /** What was given in place of money; `amountCents` is its value. */
    goods: z
      .object({
        description: line(1_000),
        condition: z.enum(goodsConditions),
        basis: z.enum(goodsBases),
      })
      .optional(),
    amountCents: z.int().positive().max(100_000_000_000),
    receivedOn: z.iso.date(),
    wantsCertificate: z.boolean(),
    sendsThanks: z.boolean(),
    taxDetails: donorTaxDetails.optional(),
  })
  .refine(({ wantsCertificate, taxDetails }) => !wantsCertificate || taxDetails, {
    path: ["taxDetails"],
    message: "a certificate needs the donor's details",
  })
  .refine(({ method, goods }) => (method === "goods") === Boolean(goods), {
    path: ["goods"],
    message: "goods, and goods alone, are described",
  });

export type RecordDonationInput = z.input<typeof recordDonationInput>;
