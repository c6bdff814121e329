import type { ReactNode } from "react";
import { initialsOf } from "@/lib/ui/workspace/initials";

type Props = { name: string; email: string; isYou?: boolean; children: ReactNode };

/** Initials, a name and the address below it. */
export function Person({ name, email, isYou = false, children }: Props) {
  return (
    <span className="person">
      <span className={isYou ? "avatar" : "avatar stone"} aria-hidden="true">
        {initialsOf(name || email)}
      </span>
      <span>
        <span className="block">{children}</span>
        {email !== name && <span className="faint block">{email}</span>}
      </span>
    </span>
  );
}
