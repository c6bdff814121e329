import { Glyph } from "@/lib/ui/glyph";
import { OrgMark } from "@/lib/ui/org-mark";

export type OrganizationChoice = { slug: string; name: string; href: string };
type Props = {
  here: { slug: string; name: string; pboNumber: string | null };
  others: OrganizationChoice[];
  label: string;
};

/** The organisation one is in, and the way to one's others. With only one there is nothing to press. */
export function OrganizationSwitcher({ here, others, label }: Props) {
  const name = (
    <>
      <OrgMark slug={here.slug} />
      <span className="grow">
        <b>{here.name}</b>
        {here.pboNumber && (
          <span className="t-xs faint num">PBO {here.pboNumber.replace(/\B(?=(\d{3})+$)/g, "\u00A0")}</span>
        )}
      </span>
    </>
  );
  if (others.length === 0) {
    return (
      <div className="org" data-alone>
        {name}
      </div>
    );
  }
  return (
    <>
      <button type="button" className="org" popoverTarget="organizations">
        {name}
        <Glyph name="chevrons-up-down" size="sm" />
      </button>
      <section className="menu at-rail" id="organizations" popover="auto" aria-label={label}>
        <OrganizationLinks here={here} others={others} />
      </section>
    </>
  );
}

/** One's organisations as entries of a menu; plain links, since each opens a workspace of its own. */
export function OrganizationLinks({ here, others }: Pick<Props, "here" | "others">) {
  return (
    <>
      <a href={`/${here.slug}`} aria-current="true">
        <OrgMark slug={here.slug} />
        {here.name}
        <Glyph name="check" size="sm" />
      </a>
      {others.map((choice) => (
        <a key={choice.slug} href={choice.href}>
          <OrgMark slug={choice.slug} />
          {choice.name}
        </a>
      ))}
    </>
  );
}
