import Link from "next/link";
import { Glyph } from "@/lib/ui/glyph";

/** `href` is the screen that mends it, null where there is none yet. */
export type Need = {
  id: string;
  count: string;
  title: string;
  detail: string;
  href: string | null;
  tone?: "info" | "danger";
};

/** What waits for somebody. */
export function NeedsList({ needs }: { needs: Need[] }) {
  return (
    <ul className="needs">
      {needs.map((need) => (
        <li key={need.id}>
          {need.href ? (
            <Link className="need" href={need.href}>
              <Words need={need} />
              <Glyph name="chevron-right" size="sm" />
            </Link>
          ) : (
            <div className="need">
              <Words need={need} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Words({ need }: { need: Need }) {
  return (
    <>
      <span className={need.tone ? `n ${need.tone}` : "n"}>{need.count}</span>
      <span>
        <b>{need.title}</b>
        <span className="soft">{need.detail}</span>
      </span>
    </>
  );
}
