import { z } from "zod";
import { type Permission, permissionKeys } from "@/lib/tenancy/permission";

/** A role of the organisation's own, as it is typed and ticked. */
export const roleInput = z.object({
  name: z
    .string()
    .normalize("NFC")
    .transform((text) => text.replace(/\s+/gu, " ").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(60)
        .regex(/^\P{Cc}*$/u),
    ),
  permissions: z.array(z.enum(permissionKeys as [Permission, ...Permission[]])).min(1),
});

export type RoleInput = z.input<typeof roleInput>;

/** What is wrong with a role as typed, by field. */
export function roleFaults(input: { name: string; permissions: string[] }): ("name" | "nothing")[] {
  const parsed = roleInput.safeParse(input);
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  return [
    ...(wrong.has("name") ? (["name"] as const) : []),
    ...(wrong.has("permissions") ? (["nothing"] as const) : []),
  ];
}

/** A role's key, from its name: "Book-keeper (2)" is book-keeper-2. */
export const keyFor = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 30) || "role";
