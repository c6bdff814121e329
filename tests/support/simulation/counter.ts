import { calendarDateOf } from "@/lib/calendar";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { recordAtCounter } from "@/tests/support/faults/give";
import { names, type Scene } from "./scene";

// What colleagues do at their desks: they record gifts, and take back what was a mistake.

const methods = ["eft", "cash", "goods"] as const;

/** Records a gift from somebody, for a fund or for a campaign while it is open; returns its id. */
export async function recordGift({ organization, chance, recorded, isClosed }: Scene): Promise<string> {
  const { campaign, slug } = organization;
  const name = chance.pick(names);
  const hasEmail = !chance.oneIn(3);
  const isForCampaign = chance.oneIn(3) && !isClosed;
  const desk = isForCampaign ? { ...organization, fundId: campaign.fundId } : organization;
  const donationId = await recordAtCounter(
    desk,
    {
      name,
      email: hasEmail ? `${name.toLowerCase()}@${slug}.example` : null,
      amountCents: 100 + chance.below(2_000_000),
      method: chance.pick(methods),
      wantsCertificate: hasEmail && chance.oneIn(2),
      receivedOn: calendarDateOf(new Date()),
    },
    async () => {},
  );
  recorded.push(donationId);
  return donationId;
}

/** Takes a gift back, perhaps twice; its certificate, where it has one, must end with it. */
export async function reverseGift({ world, organization, chance }: Scene, donationId: string): Promise<void> {
  const [gift] = await world.rows(
    `select d.status, exists (select from certificate_lines l where l.donation_id = d.id and l.is_live) as certified
     from donations d where d.id = $1`,
    [donationId],
  );
  const taken = { donationId, reason: "Captured by mistake" };
  const first = await reverseDonation(organization.member, taken);
  const expected =
    gift.status === "reversed"
      ? { ok: false, reason: "already-reversed" }
      : { ok: true, certificate: gift.certified ? "voided" : null };
  insist(first, expected);
  if (!chance.oneIn(3)) return;
  insist(await reverseDonation(organization.member, taken), { ok: false, reason: "already-reversed" });
}

/** Money at PayFast is not theirs to take back. */
export async function reversePayfast({ world, organization }: Scene): Promise<void> {
  const [gift] = await world.rows(
    "select id from donations where organization_id = $1 and method = 'card' and status = 'completed' order by created_at, id limit 1",
    [organization.organizationId],
  );
  if (!gift) return;
  const answer = await reverseDonation(organization.member, { donationId: gift.id, reason: "Wrong button" });
  insist(answer, { ok: false, reason: "paid-through-payfast" });
}

function insist(answer: object, expected: object): void {
  const [said, meant] = [JSON.stringify(answer), JSON.stringify(expected)];
  if (said !== meant) throw new Error(`A colleague heard ${said} in place of ${meant}`);
}
