type Lists = Record<string, readonly unknown[]>;
type One<L extends Lists> = { [K in keyof L]: L[K][number] };

/** Every combination of one value from each list; the last list's values change first. */
export function combine<const L extends Lists>(lists: L): One<L>[] {
  return Object.entries(lists).reduce<Record<string, unknown>[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as One<L>[];
}
