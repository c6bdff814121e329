/** "17,2 %" for 0.172, with a non-breaking space; whole percents have no decimal. */
export function formatPercent(share: number, decimals: 0 | 1 = 1): string {
  return `${(share * 100).toFixed(decimals).replace(".", ",")}\u00A0%`;
}
