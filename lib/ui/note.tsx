import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "@/lib/ui/badge";

/** Something that stays on the page because it needs reading; a toast only tells what you just did. */
export function Note({ icon: Icon, tone, children }: { icon: LucideIcon; tone?: Tone; children: ReactNode }) {
  return (
    <div className="note" data-tone={tone}>
      <Icon className="i" aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
