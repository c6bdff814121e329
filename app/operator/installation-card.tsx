import { getTranslations } from "next-intl/server";
import { deadLetterQueue } from "@/lib/jobs/queues";
import type { InstallationFigures } from "@/lib/tenancy/installation-figures";
import { Figures } from "@/lib/ui/workspace/figures";

/** The figures of the installation that somebody has to look at; counts, never whose. */
export async function InstallationCard({ figures }: { figures: InstallationFigures }) {
  const t = await getTranslations("operator.figures");
  const { queues, webhooks, organizations, brokenInvariants } = figures;
  const standing = (status: string) => organizations.find((one) => one.status === status)?.count ?? 0;
  const stuck = (sender: string) => webhooks.find((one) => one.sender === sender)?.failed ?? 0;
  const waiting = queues
    .filter(({ queue }) => queue !== deadLetterQueue)
    .reduce((sum, queue) => sum + queue.waiting, 0);
  const dead = queues.find(({ queue }) => queue === deadLetterQueue)?.failed ?? 0;
  const broken = brokenInvariants.reduce((sum, one) => sum + one.organizations, 0);
  return (
    <Figures
      label={t("label")}
      compact
      figures={[
        {
          name: t("organizations"),
          value: String(standing("active")),
          detail: t("organizationsDetail", {
            suspended: standing("suspended"),
            onboarding: standing("onboarding"),
          }),
        },
        {
          name: t("webhooks"),
          value: String(stuck("clerk") + stuck("payfast")),
          detail: t("webhooksDetail", { clerk: stuck("clerk"), payfast: stuck("payfast") }),
          href:
            stuck("clerk") === 0 && stuck("payfast") > 0
              ? "/operator/webhooks?from=payfast"
              : "/operator/webhooks",
        },
        {
          name: t("dead"),
          value: String(dead),
          detail: t("deadDetail", { waiting }),
          href: "/operator/jobs",
        },
        {
          name: t("invariants"),
          value: String(broken),
          detail: t("invariantsDetail", { broken }),
          href: "/operator/invariants",
        },
      ]}
    />
  );
}
