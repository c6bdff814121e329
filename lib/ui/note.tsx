import type { ReactNode } from "react";
import type { Tone } from "@/lib/ui/badge";
import { Glyph, type GlyphName } from "@/lib/ui/glyph";

/** Something that stays on the page because it needs reading; a toast only tells what you just did. */
export function Note({ icon, tone, children }: { icon: GlyphName; tone?: Tone; children: ReactNode }) {
  return (
    <div className="note" data-tone={tone}>
      <Glyph name={icon} />
      <div>{children}</div>
    </div>
  );
}
