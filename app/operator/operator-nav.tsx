"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

type Tab = { href: string; label: string };

/** The screens of the installation; organisations are the first, whose own pages belong to it. */
export function OperatorNav({ label, tabs }: { label: string; tabs: Tab[] }) {
  const path = usePathname();
  const at = tabs.findLast(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, label: name }) => (
        <Link key={href} href={href} aria-current={at?.href === href ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
