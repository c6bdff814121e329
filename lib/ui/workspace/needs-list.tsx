import Link from "next/link";
import { Glyph } from "@/lib/ui/glyph";

export type Need = {
  id: string;
  count: string;
  title: string;
  detail: string;
  href: string;
  tone?: "info" | "danger";
};

/** What waits for somebody; each line leads to the screen that mends it. */
export function NeedsList({ needs }: { needs: Need[] }) {
  return (
    <ul className="needs">
      {needs.map((need) => (
        <li key={need.id}>
          <Link href={need.href}>
            <span className={need.tone ? `n ${need.tone}` : "n"}>{need.count}</span>
            <span>
              <b>{need.title}</b>
              <span className="soft">{need.detail}</span>
            </span>
            <Glyph name="chevron-right" size="sm" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
