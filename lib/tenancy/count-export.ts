import type { Member } from "./actor";
import { type Counted, countEach, type Limit } from "./rate-limit";

/** Lists that one colleague may take out in ten minutes, and all of an organisation's together. */
export const exportLimits = {
  user: { name: "exports-user", times: 20, seconds: 600 },
  organization: { name: "exports-organization", times: 60, seconds: 600 },
} satisfies Record<string, Limit>;

/** Counts one more export, for the colleague and for the organisation. */
export const countExport = ({ organizationId, userId }: Member): Promise<Counted> =>
  countEach(
    [
      [exportLimits.user, `${organizationId}|${userId}`],
      [exportLimits.organization, organizationId],
    ],
    { organization: organizationId, user: userId },
  );
