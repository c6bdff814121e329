"use client";

import { usePathname } from "next/navigation";

type Props = { label: string; entries: { href: string; label: string }[] };

export function AccountNav({ label, entries }: Props) {
  const here = usePathname();
  return (
    <nav aria-label={label} className="account-nav">
      {entries.map((entry) => (
        <a key={entry.href} href={entry.href} aria-current={entry.href === here ? "page" : undefined}>
          {entry.label}
        </a>
      ))}
    </nav>
  );
}
