/** What is held against the limit: the figure itself, or its ratio to the baseline of the same run. */
export type Budget = { of: "figure" | "ratio"; atLeast?: number; atMost?: number };

/** Every promise of speed and size that Nika makes, by the group that measures it. */
export const budgets = {
  certificate: {
    speed: { of: "ratio", atLeast: 9 },
    kilobytes: { of: "figure", atMost: 30 },
    memoryMegabytes: { of: "figure", atMost: 200 },
  },
  database: {
    roundTrips: { of: "figure", atMost: 2 },
    page: { of: "ratio", atMost: 1.5 },
  },
  scripts: {
    public: { of: "ratio", atMost: 1.05 },
    staff: { of: "ratio", atMost: 1.3 },
  },
  requests: {
    campaign: { of: "ratio", atLeast: 0.8 },
    verify: { of: "ratio", atLeast: 0.8 },
    staff: { of: "ratio", atLeast: 0.5 },
  },
  lighthouse: {
    performance: { of: "figure", atLeast: 99 },
    others: { of: "figure", atLeast: 100 },
  },
} satisfies Record<string, Record<string, Budget>>;

export type GroupName = keyof typeof budgets;
