import { calendarDateOf } from "@/lib/calendar";
import { chanceFrom } from "@/lib/db/seed/chance";
import { addColleague } from "@/lib/tenancy/add-colleague";
import { connectOrganization } from "@/lib/tenancy/connect-organization";
import { createAccount } from "@/lib/tenancy/create-account";
import { type At, giveByCard, recordAtCounter } from "./give";
import type { CaseOrganization } from "./organization";
import { persist } from "./persist";
import { workOff } from "./work-off";
import type { World } from "./world";

export type Telling = {
  seed: number;
  at: At;
  round?: (number: number) => Promise<void>;
  batch: number;
  forgetsOneIn: number;
  act: "pay" | "pay-twice" | "pay-late";
  hasTeam: boolean;
  /** After how many failures the team's acts say "clerk-suffices". */
  clerkFailures: number;
};

/**
 * One story of giving, however it is told: a gift by card with a certificate, one by EFT with a certificate, one in
 * cash without, and where asked a colleague who joins; then everything that follows, until nothing waits.
 */
export async function tell(world: World, organization: CaseOrganization, telling: Telling): Promise<void> {
  const { at, act, hasTeam } = telling;
  const chance = chanceFrom(telling.seed);
  const { slug } = organization;
  const receivedOn = calendarDateOf(new Date());
  const thandi = { firstName: "Thandi", email: `thandi@${slug}.example`, rand: 500, wantsCertificate: true };
  await giveByCard(world, organization, { ...thandi, act }, at);
  const pieter = { name: "Pieter", email: `pieter@${slug}.example`, receivedOn, amountCents: 125_000 };
  await recordAtCounter(organization, { ...pieter, method: "eft", wantsCertificate: true }, at);
  if (hasTeam) await growTeam(organization, telling);
  await workOff(world, { ...telling, chance });
  const naledi = { name: "Naledi", email: null, receivedOn, amountCents: 7_500 };
  await recordAtCounter(organization, { ...naledi, method: "cash", wantsCertificate: false }, at);
  await workOff(world, { ...telling, chance });
}

async function growTeam({ member, slug }: CaseOrganization, { at, clerkFailures }: Telling): Promise<void> {
  let failures = 0;
  const patiently = async <T>(step: string, act: () => Promise<T>): Promise<T> => {
    await at(step);
    return persist(async () => {
      try {
        return await act();
      } catch (error) {
        failures += 1;
        if (failures >= clerkFailures) await at("clerk-suffices");
        throw error;
      }
    });
  };
  const account = { password: "nika-faults-2026", firstName: "Sipho", lastName: "Dlamini" };
  const email = `sipho@${slug}.example`;
  const clerkId = await patiently("create-account", () =>
    createAccount({ ...account, email, isOnboarded: false }),
  );
  await patiently("connect-organization", () => connectOrganization(member));
  await patiently("add-colleague", () => addColleague(member, { clerkId, roleKey: "member" }));
}
