import { z } from "zod";
import { normalisePhoneNumber } from "@/lib/identifiers/phone-number";
import { donorLanguages } from "./donor-views";

const tidy = z.string().transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim());
const named = (length: number) =>
  tidy.pipe(
    z
      .string()
      .min(1)
      .max(length)
      .regex(/^[^\p{Cc}]*$/u),
  );
const optional = <T extends z.ZodType<unknown, string>>(shape: T) =>
  tidy.pipe(z.union([z.literal("").transform(() => null), shape]));

/** A donor's facts as staff correct them; a person has a first name and maybe a last one, all others one name. */
export const editDonorInput = z.object({
  name: z.union([
    z.object({ firstName: named(100), lastName: optional(named(100)) }),
    z.object({ displayName: named(200) }),
  ]),
  email: optional(
    z
      .email()
      .max(254)
      .transform((address) => address.toLowerCase()),
  ),
  phone: optional(
    z
      .string()
      .max(30)
      .regex(/^[+\d][\d ()-]{6,}$/)
      .transform(normalisePhoneNumber),
  ),
  language: z.enum(donorLanguages),
});

/** A donor as typed: nothing of it is checked yet. */
export type TypedDonor = {
  name: { firstName: string; lastName: string } | { displayName: string };
  email: string;
  phone: string;
  language: string;
};
type FieldName = "firstName" | "lastName" | "displayName" | "email" | "phone" | "language";

/** The fields that cannot be taken as typed; each is tried by itself among others that are fine. */
export function wrongDonorFields({ name, ...facts }: TypedDonor): FieldName[] {
  const fine = { name: { displayName: "X" }, email: "", phone: "", language: "en" };
  const isWrong = (change: object) => !editDonorInput.safeParse({ ...fine, ...change }).success;
  const alone = { firstName: "X", lastName: "" };
  const names = Object.entries(name).filter(([field, value]) =>
    isWrong({ name: field === "displayName" ? { displayName: value } : { ...alone, [field]: value } }),
  );
  const others = Object.entries(facts).filter(([field, value]) => isWrong({ [field]: value }));
  return [...names, ...others].map(([field]) => field as FieldName);
}
