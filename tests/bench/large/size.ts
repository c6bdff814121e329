/** How much is made. */
export type Size = { gifts: number; donors: number; smallOrganizations: number; smallGifts: number };

export const largeSize: Size = {
  gifts: 1_000_000,
  donors: 120_000,
  smallOrganizations: 1_000,
  smallGifts: 8,
};
