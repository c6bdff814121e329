import { z } from "zod";
import type { CalendarDate } from "@/lib/calendar";

const line = (length: number) => z.string().normalize("NFC").trim().min(1).max(length);
const day = z.iso.date().transform((value) => value as CalendarDate);
const amountCents = z.int().min(500).max(100_000_000);

export const fundInput = z.object({
  name: line(80),
  /** Part II of the Ninth Schedule to the Income Tax Act: donations to this fund may be certified. */
  isSection18aEligible: z.boolean(),
});

export const campaignInput = z
  .object({
    fundId: z.uuid(),
    slug: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: line(80),
    summary: line(300),
    story: z.string().normalize("NFC").trim().max(10_000).default(""),
    goalCents: z.int().positive().max(100_000_000_000).nullable().default(null),
    suggestedAmounts: z
      .array(z.object({ amountCents, meaning: line(80) }))
      .max(3)
      .default([]),
    /** Where each R 100 goes. */
    spending: z
      .array(z.object({ label: line(40), percent: z.int().min(1).max(100) }))
      .max(5)
      .default([]),
    startsOn: day.nullable().default(null),
    endsOn: day.nullable().default(null),
  })
  .refine(
    ({ spending }) => spending.length === 0 || spending.reduce((sum, s) => sum + s.percent, 0) === 100,
    {
      path: ["spending"],
      message: "the parts of each R 100 sum to 100",
    },
  )
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ["endsOn"],
    message: "a campaign ends after it starts",
  });

export type FundInput = z.input<typeof fundInput>;
export type CampaignInput = z.input<typeof campaignInput>;

type Dated = { status: "draft" | "published" | "closed"; startsOn: string | null; endsOn: string | null };

/** Whether a campaign takes gifts on a day (Africa/Johannesburg); its first and last day count. */
export function isOpen(campaign: Dated, today: CalendarDate): boolean {
  const { status, startsOn, endsOn } = campaign;
  return status === "published" && (!startsOn || startsOn <= today) && (!endsOn || today <= endsOn);
}
