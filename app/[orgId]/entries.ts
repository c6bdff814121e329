import { getTranslations } from "next-intl/server";
import type { Member } from "@/lib/tenancy/actor";
import type { Permission } from "@/lib/tenancy/permission";
import type { GlyphName } from "@/lib/ui/glyph";
import type { NavEntry } from "@/lib/ui/workspace/navigation";

type Place = {
  name: "donations" | "donors" | "campaigns" | "certificates" | "activity" | "team" | "payouts";
  /** Below the organisation's address, where it is not the name. */
  path?: string;
  icon: GlyphName;
};

/** The screens of the workspace below the overview, in the order of the rail, and what seeing each needs. */
const places: (Place & { needs: Permission; isOnBar: boolean })[] = [
  { name: "donations", icon: "hand-coins", needs: "donations:view", isOnBar: true },
  { name: "donors", icon: "users", needs: "donors:view", isOnBar: true },
  { name: "campaigns", icon: "sprout", needs: "campaigns:view", isOnBar: false },
  { name: "certificates", icon: "file-badge", needs: "certificates:view", isOnBar: true },
  { name: "activity", icon: "history", needs: "audit:view", isOnBar: false },
  { name: "team", icon: "user-cog", needs: "team:view", isOnBar: false },
  {
    name: "payouts",
    path: "settings/payouts",
    icon: "landmark",
    needs: "settings:payouts",
    isOnBar: false,
  },
];

/** What the reader's role lets them open. */
export async function workspaceEntries(member: Member): Promise<NavEntry[]> {
  const t = await getTranslations("workspace.shell");
  const at = `/${member.organizationSlug}`;
  const overview: NavEntry = {
    label: t("overview"),
    href: `${at}/dashboard/${member.userId}`,
    within: `${at}/dashboard`,
    icon: "layout-dashboard",
    isOnBar: true,
  };
  const open = places.filter(({ needs }) => member.permissions.has(needs));
  return [
    overview,
    ...open.map(({ name, path = name, icon, isOnBar }) => {
      const href = `${at}/${path}`;
      return { label: t(name), href, within: href, icon, isOnBar };
    }),
  ];
}
