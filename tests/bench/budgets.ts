/** What is held against the limit: the figure itself, or its ratio to the baseline of the same run. */
export type Budget = { of: "figure" | "ratio"; atLeast?: number; atMost?: number };

/** Every promise of speed and size that Nika makes, by the group that measures it. */
export const budgets = {
  certificate: {
    speed: { of: "ratio", atLeast: 9 },
    kilobytes: { of: "figure", atMost: 30 },
    memoryMegabytes: { of: "figure", atMost: 200 },
  },
} satisfies Record<string, Record<string, Budget>>;

export type GroupName = keyof typeof budgets;
