/** How much is tried: `npm test` the smaller number, `npm run prove` the full one. */
export const sizes = {
  test: { faults: 300, kills: 30, simulations: 30, certificates: 2_000, upgrades: 3 },
  prove: { faults: 1_000, kills: 100, simulations: 200, certificates: 10_000, upgrades: 1_000 },
};

export type Size = (typeof sizes)["test"];
