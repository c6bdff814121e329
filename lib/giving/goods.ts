/** In what condition goods came. */
export const goodsConditions = ["new", "good", "fair", "poor"] as const;
/** What their value in rand rests on (Income Tax Act 58 of 1962, section 18A(3)). */
export const goodsBases = ["market-value", "cost", "book-value"] as const;

export type Goods = {
  description: string;
  condition: (typeof goodsConditions)[number];
  basis: (typeof goodsBases)[number];
};
