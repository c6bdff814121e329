import { getTranslations } from "next-intl/server";
import type { ColleagueView } from "@/lib/team/views";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";

const looks = {
  active: ["check", "leaf"],
  waiting: ["hourglass", "amber"],
  suspended: ["ban", "amber"],
  removed: ["x"],
} as const satisfies Record<ColleagueView["status"], readonly [GlyphName, Tone?]>;

/** How a colleague stands. */
export async function StatusBadge({ status }: { status: ColleagueView["status"] }) {
  const t = await getTranslations("team.status");
  const [icon, tone] = looks[status] as readonly [GlyphName, Tone?];
  return (
    <Badge icon={icon} tone={tone}>
      {t(status)}
    </Badge>
  );
}
