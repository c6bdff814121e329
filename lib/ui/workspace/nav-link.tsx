"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the workspace's navigation that knows when one is on it or below it. */
export function NavLink({ href, within, children }: { href: string; within: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === within || path.startsWith(`${within}/`);
  return (
    <Link href={href} aria-current={isHere ? "page" : undefined}>
      {children}
    </Link>
  );
}
