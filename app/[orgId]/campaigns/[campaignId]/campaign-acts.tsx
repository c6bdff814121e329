import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import { actWords } from "@/app/[orgId]/act-words";
import type { CampaignView } from "@/app/[orgId]/campaigns/[campaignId]/campaign";
import { moveCampaign } from "@/app/[orgId]/campaigns/actions";
import { Glyph } from "@/lib/ui/glyph";

const acts = { draft: "publish", published: "close", closed: "reopen" } as const;

/** What can be done with a campaign as it stands, each with what will happen. */
export async function CampaignActs({ view }: { view: CampaignView }) {
  const t = await getTranslations("campaigns.act");
  const detail = await getTranslations("campaigns.detail");
  const { campaign, organizationSlug } = view;
  const { title, fundName: fund, status, slug } = campaign;
  const address = `/give/${organizationSlug}/${slug}`;
  const act = acts[status];
  const will = {
    publish: [t("publishPage", { address }), t("publishFund", { fund }), t("publishSlug")],
    close: [t("closePage"), t("closeGifts"), t("closeLate"), t("closeReopen")],
    reopen: [t("reopenPage", { address }), t("reopenFund", { fund })],
  }[act];
  return (
    <div className="row g-2">
      {status !== "draft" && (
        <a className="btn" href={address}>
          <Glyph name="globe" />
          {detail("open")}
        </a>
      )}
      {view.mayPublish && (
        <ActDialog
          key={status}
          act={moveCampaign.bind(null, organizationSlug, campaign.id, act)}
          look={act === "close" ? "danger" : act === "publish" ? "primary" : "plain"}
          will={will}
          words={{
            ...(await actWords()),
            open: t(act),
            title: t(`${act}Title`, { title }),
            follows: t("then"),
            keep: t("keep"),
            close: t("dialogClose"),
          }}
        />
      )}
    </div>
  );
}
