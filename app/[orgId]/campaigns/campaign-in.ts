import { getTranslations } from "next-intl/server";
import { type CampaignInput, campaignInput } from "@/lib/giving/campaign";
import { parseRand } from "@/lib/money";

type CampaignIn = { ok: true; input: CampaignInput } | { ok: false; faults: Record<string, string> };

/** What a form says of a campaign, or what to put right by field, in words. */
export async function campaignIn(form: FormData): Promise<CampaignIn> {
  const t = await getTranslations("campaigns.fault");
  const faults: Record<string, string> = {};
  const line = (name: string) => String(form.get(name) ?? "").trim();
  const money = (name: string, sentence: string) => {
    if (!line(name)) return null;
    const parsed = parseRand(line(name));
    if (!parsed.ok) faults[name] = sentence;
    return parsed.ok ? parsed.cents : null;
  };
  const numbered = (count: number, ...names: string[]) =>
    Array.from({ length: count }, (_, index) => index + 1).filter((n) =>
      names.some((name) => line(`${name}-${n}`)),
    );
  const suggested = numbered(3, "amount", "meaning");
  const parts = numbered(5, "label", "percent");
  const parsed = campaignInput.safeParse({
    fundId: line("fundId"),
    slug: line("slug"),
    title: line("title"),
    summary: line("summary"),
    story: String(form.get("story") ?? "").replaceAll("\r\n", "\n"),
    goalCents: money("goal", t("goal")),
    suggestedAmounts: suggested.map((n) => ({
      amountCents: money(`amount-${n}`, t("suggestion")) ?? 0,
      meaning: line(`meaning-${n}`),
    })),
    spending: parts.map((n) => ({ label: line(`label-${n}`), percent: Number(line(`percent-${n}`)) })),
    startsOn: line("startsOn") || null,
    endsOn: line("endsOn") || null,
  });
  for (const { path } of parsed.error?.issues ?? []) {
    const [area, index, part] = path as [string, number?, string?];
    if (area === "suggestedAmounts" && index !== undefined)
      faults[`${part === "meaning" ? "meaning" : "amount"}-${suggested[index]}`] ??= t("suggestion");
    else if (area === "spending" && index !== undefined)
      faults[`${part === "percent" ? "percent" : "label"}-${parts[index]}`] ??= t("part");
    else if (area === "spending") faults["label-1"] ??= t("spending");
    else if (area === "fundId") faults.fundId ??= t("unknown-fund");
    else
      faults[area === "goalCents" ? "goal" : area] ??= t(area === "goalCents" ? "goal" : (area as "title"));
  }
  return parsed.success && Object.keys(faults).length === 0
    ? { ok: true, input: parsed.data }
    : { ok: false, faults };
}
