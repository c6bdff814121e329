"use client";

import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import type { JumpWords } from "@/app/[orgId]/_jump/jump-words";
import { Palette } from "@/app/[orgId]/_jump/palette";
import { Glyph, type GlyphName } from "@/lib/ui/glyph";

export type Screen = { label: string; href: string; icon: GlyphName };
type Props = { organizationSlug: string; screens: Screen[]; words: JumpWords };

/** The way to everything: Ctrl-K or ⌘K anywhere in the workspace, or the field in the bar above. */
export function Jump({ organizationSlug, screens, words }: Props) {
  const [isOpen, setOpen] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  const change = (opens: boolean) => {
    if (opens) cameFrom.current = document.activeElement;
    setOpen(opens);
  };
  useShortcut(() => change(!isOpen));
  return (
    <Dialog.Root open={isOpen} onOpenChange={change}>
      <Dialog.Trigger className="jump" aria-keyshortcuts="Control+K Meta+K">
        <Glyph name="search" />
        {words.open}
        <span className="end" aria-hidden="true">
          <kbd>Ctrl K</kbd>
        </span>
      </Dialog.Trigger>
      <button
        type="button"
        className="icon-btn phone-only jump-phone"
        aria-label={words.title}
        aria-haspopup="dialog"
        onClick={() => change(true)}
      >
        <Glyph name="search" />
      </button>
      <Dialog.Portal>
        <Dialog.Overlay className="jump-scrim" />
        <Dialog.Content
          className="palette jump-palette"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            // There are three ways in, and the one in the bar is not there on a phone.
            event.preventDefault();
            if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
          }}
        >
          <Dialog.Title className="sr">{words.title}</Dialog.Title>
          <Palette
            organizationSlug={organizationSlug}
            screens={screens}
            words={words}
            leave={() => change(false)}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useShortcut(act: () => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey || event.isComposing) return;
      // A dialog that asks for a decision is not left by a shortcut.
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });
}
