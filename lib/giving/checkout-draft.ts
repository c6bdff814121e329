import { decrypt, encrypt } from "@/lib/encryption";
import { type CheckoutField, type CheckoutValues, checkoutFields } from "./checkout-input";

// A donor who stops at PayFast, or changes their mind, finds their answers again. They travel in a cookie that only
// we can read; identity and tax numbers are typed anew.

const neverKept = new Set<CheckoutField>(["idNumber", "passportNumber", "taxReference"]);
const place = { organizationId: null, column: "checkout.draft" } as const;
/** A browser keeps a cookie of 4096 bytes with its name; one that is longer would be dropped without a word. */
const longestCookie = 3800;

/** The answers that belong to one checkout link, for a cookie; null when they are too long for one. */
export function sealDraft(token: string, values: CheckoutValues): string | null {
  const kept = Object.entries(values).filter(([field]) => !neverKept.has(field as CheckoutField));
  const sealed = encrypt(JSON.stringify({ token, values: Object.fromEntries(kept) }), place);
  return sealed.length > longestCookie ? null : sealed;
}

/** The answers again; null when there are none, or they belong to another link. */
export function openDraft(sealed: string | undefined, token: string): CheckoutValues | null {
  if (!sealed) return null;
  const draft = read(sealed);
  if (draft?.token !== token) return null;
  return Object.fromEntries(
    checkoutFields.flatMap((field) => {
      const value = draft.values[field];
      return typeof value === "string" ? [[field, value]] : [];
    }),
  );
}

function read(sealed: string): { token: string; values: Record<string, unknown> } | null {
  try {
    return JSON.parse(decrypt(sealed, place));
  } catch {
    // Not ours, changed, or sealed under a key that is gone: the donor starts with an empty form.
    return null;
  }
}
