/** Whether this is a South African postal code: four digits, kept as text because of leading zeros. */
export function isPostalCode(value: string): boolean {
  return /^\d{4}$/.test(value);
}
