import type { Subjects } from "@/app/[orgId]/event-words";
import type { EventView } from "@/lib/audit/views";
import { labelCertificates } from "@/lib/certificates/queries";
import { nameCampaignsAndFunds } from "@/lib/giving/campaign-queries";
import { labelDonations } from "@/lib/giving/queries";
import { nameTeamSubjects } from "@/lib/team/name-team-subjects";

/** What recorded acts are about, with the names and figures by which a reader knows them. */
export async function subjectsOf(
  tx: Parameters<typeof labelDonations>[0],
  organizationId: string,
  events: EventView[],
): Promise<Subjects> {
  const idsOf = (type: string) =>
    events.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
  return {
    gifts: await labelDonations(tx, organizationId, idsOf("donation")),
    certificates: await labelCertificates(tx, organizationId, idsOf("certificate")),
    names: new Map([
      ...(await nameCampaignsAndFunds(tx, organizationId)),
      ...(await nameTeamSubjects(tx, organizationId)),
    ]),
  };
}
