import type { ReactNode } from "react";
import { Glyph } from "@/lib/ui/glyph";
import { initialsOf } from "@/lib/ui/workspace/initials";

type Props = {
  name: string;
  email: string;
  place: "at-account" | "at-head";
  words: Record<"open" | "profile" | "security" | "signOut", string>;
  children?: ReactNode;
};

/** Who is signed in, where else they may go, and the way out. */
export function AccountMenu({ name, email, place, words, children }: Props) {
  return (
    <>
      <button type="button" className="icon-btn" popoverTarget="account" aria-label={words.open}>
        <span className="avatar" aria-hidden="true">
          {initialsOf(name || email)}
        </span>
      </button>
      <section className={`menu ${place}`} id="account" popover="auto" aria-label={words.open}>
        <p className="who">
          {name && <b className="medium">{name}</b>}
          {name && <br />}
          <span className="soft">{email}</span>
        </p>
        <hr />
        {children}
        <a href="/account">
          <Glyph name="user" />
          {words.profile}
        </a>
        <a href="/account/security">
          <Glyph name="shield-check" />
          {words.security}
        </a>
        <hr />
        <a href="/sign-out">
          <Glyph name="log-out" />
          {words.signOut}
        </a>
      </section>
    </>
  );
}
