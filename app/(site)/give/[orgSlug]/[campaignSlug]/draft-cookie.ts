import { env } from "@/lib/env";

const hours = 2;

export const draftCookieName = "nika-gift";

/** Keeps a donor's answers on their device while they are at PayFast; sent back to this campaign's pages only. */
export function draftCookie(
  { orgSlug, campaignSlug }: { orgSlug: string; campaignSlug: string },
  value: string,
) {
  return {
    name: draftCookieName,
    value,
    path: `/give/${orgSlug}/${campaignSlug}`,
    httpOnly: true,
    sameSite: "lax",
    secure: env().NIKA_PUBLIC_URL.startsWith("https:"),
    maxAge: hours * 3600,
  } as const;
}
