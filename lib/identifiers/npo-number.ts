const shape = /^(?:NPO[ -]?(\d{3}-\d{3})|(\d{3}-\d{3})(?:[ -]?NPO)?)$/i;

/** Whether this is an NPO directorate number: NNN-NNN, with or without its NPO mark. No check digit exists. */
export function isNpoNumber(value: string): boolean {
  return shape.test(value.trim());
}

/** "123-456 NPO", the directorate's own spelling; text that is no NPO number stays as it is. */
export function normaliseNpoNumber(value: string): string {
  const match = shape.exec(value.trim());
  return match ? `${match[1] ?? match[2]} NPO` : value;
}
