import type { EventView } from "@/lib/audit/views";
import type { Member } from "@/lib/tenancy/actor";
import type { Permission } from "@/lib/tenancy/permission";

const places: Record<string, { path: string; needs: Permission }> = {
  donation: { path: "donations/", needs: "donations:view" },
  donor: { path: "donors/", needs: "donors:view" },
  certificate: { path: "certificates/", needs: "certificates:view" },
  campaign: { path: "campaigns/", needs: "campaigns:view" },
  membership: { path: "team/", needs: "team:view" },
  fund: { path: "campaigns/funds/", needs: "campaigns:view" },
};

/** Where what an act is about can be seen, by who may see it; null where it has no screen. */
export function placeOfSubject(
  { organizationSlug, permissions }: Pick<Member, "organizationSlug" | "permissions">,
  { subjectType, subjectId }: Pick<EventView, "subjectType" | "subjectId">,
): string | null {
  const place = places[subjectType];
  return place && permissions.has(place.needs) ? `/${organizationSlug}/${place.path}${subjectId}` : null;
}
