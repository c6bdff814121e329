"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the workspace's navigation that knows when one is on it or below it, and that one is on the way. */
export function NavLink({ href, within, children }: { href: string; within: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === within || path.startsWith(`${within}/`);
  return (
    <Link href={href} aria-current={isHere ? "page" : undefined}>
      {children}
      <OnTheWay />
    </Link>
  );
}

/** Always drawn, so that nothing moves; seen once a page takes its time. */
function OnTheWay() {
  const { pending } = useLinkStatus();
  return <span className="on-the-way" data-pending={pending || undefined} aria-hidden="true" />;
}
