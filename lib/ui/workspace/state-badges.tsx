import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";

const donationLook = {
  pending: ["circle-dashed"],
  completed: ["check", "leaf"],
  "partly-refunded": ["undo-2", "amber"],
  refunded: ["undo-2"],
  reversed: ["undo-2"],
  "charged-back": ["shield-x", "danger"],
  failed: ["x", "danger"],
  cancelled: ["ban"],
  expired: ["timer-off"],
} as const satisfies Record<string, readonly [GlyphName, Tone?]>;

const certificateLook = {
  preparing: ["loader", "info"],
  waiting: ["hourglass", "amber"],
  "needs-you": ["triangle-alert", "amber"],
  issued: ["file-check", "leaf"],
  sent: ["mail-check", "leaf"],
  bounced: ["mail-x", "danger"],
  withdrawn: ["file-x", "danger"],
  replaced: ["replace"],
  voided: ["file-x", "danger"],
} as const satisfies Record<string, readonly [GlyphName, Tone?]>;

export type DonationLook = keyof typeof donationLook;
export type CertificateLook = keyof typeof certificateLook;

/** The state of a donation or payment, as the list of badges has it. */
export function DonationBadge({ state, label }: { state: DonationLook; label: string }) {
  const [icon, tone] = donationLook[state] as readonly [GlyphName, Tone?];
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}

/** The state of a certificate, as the list of badges has it. */
export function CertificateBadge({ state, label }: { state: CertificateLook; label: string }) {
  const [icon, tone] = certificateLook[state] as readonly [GlyphName, Tone?];
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}
