import { getTranslations } from "next-intl/server";
import { type Correction, correctionInput } from "@/lib/certificates/replacement-input";

type CorrectionIn =
  | { ok: true; correction: Correction | undefined }
  | { ok: false; faults: Record<string, string> };

/** What a form says of the donor; nothing where it does not ask. */
export async function correctionIn(form: FormData): Promise<CorrectionIn> {
  if (!form.has("name")) return { ok: true, correction: undefined };
  const line = (name: string) => String(form.get(name) ?? "").trim();
  const given = (name: string) => (line(name) ? { [name]: line(name) } : {});
  const parsed = correctionInput.safeParse({
    name: line("name"),
    addressLines: line("addressLines")
      .split(/\r?\n/)
      .map((each) => each.trim())
      .filter(Boolean),
    phone: line("phone"),
    email: line("email"),
    ...given("taxReference"),
    ...given("identityNumber"),
  });
  if (parsed.success) return { ok: true, correction: parsed.data };
  const t = await getTranslations("certificates.fault");
  const faults: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0]);
    const key = `${field}${message === "post-code" ? "PostCode" : message === "malformed" ? "Malformed" : "Missing"}`;
    faults[field] ??= message === "too-long" ? t("tooLong") : t(key as "nameMissing");
  }
  return { ok: false, faults };
}
