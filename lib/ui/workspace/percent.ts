/** "17,2 %" for 0.172, with a non-breaking space; whole percents have no decimal. */
export function formatPercent(share: number, decimals: 0 | 1 = 1): string {
  const [whole = "", rest] = (share * 100).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00A0");
  return `${grouped}${rest ? `,${rest}` : ""}\u00A0%`;
}
