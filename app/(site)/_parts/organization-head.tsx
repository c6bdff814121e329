import { getTranslations } from "next-intl/server";
import type { PublicOrganization } from "@/lib/giving/public-pages";
import { OrgMark } from "@/lib/ui/org-mark";

/** The head of an organisation's own pages: they are its, not Nika's. */
export async function OrganizationHead({ organization }: { organization: PublicOrganization }) {
  const t = await getTranslations("give");
  const { name, pboNumber, town, slug } = organization;
  const facts = [pboNumber && t("pbo", { number: inThrees(pboNumber) }), town].filter(Boolean).join(" · ");
  return (
    <header className="site-head">
      <div className="wrap">
        <a className="row g-3 org-head" href={`/give/${slug}`}>
          <OrgMark slug={slug} />
          <span>
            <b className="bold">{name}</b>
            {facts && (
              <>
                <br />
                <span className="t-sm faint num">{facts}</span>
              </>
            )}
          </span>
        </a>
        <div className="acts">
          <a className="btn quiet hide-phone" href="/my">
            {t("myGiving")}
          </a>
        </div>
      </div>
    </header>
  );
}

const inThrees = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, "$1\u00A0");
