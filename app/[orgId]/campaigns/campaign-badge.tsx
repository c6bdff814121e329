import { getTranslations } from "next-intl/server";
import type { CalendarDate } from "@/lib/calendar";
import type { CampaignRow } from "@/lib/giving/campaign-views";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";

const look = {
  draft: ["pencil"],
  published: ["globe", "leaf"],
  closed: ["lock"],
  ended: ["timer-off"],
} as const satisfies Record<string, readonly [GlyphName, Tone?]>;

/** Where a campaign stands; one whose last day is over takes no gifts though nobody closed it. */
export async function CampaignBadge({ campaign, today }: { campaign: CampaignRow; today: CalendarDate }) {
  const t = await getTranslations("campaigns.status");
  const isOver = campaign.status === "published" && campaign.endsOn !== null && campaign.endsOn < today;
  const state = isOver ? "ended" : campaign.status;
  const [icon, tone] = look[state] as readonly [GlyphName, Tone?];
  return (
    <Badge icon={icon} tone={tone}>
      {t(state)}
    </Badge>
  );
}
