/** The whole of an export that is sent in pieces. */
export const textOf = async (csv: AsyncIterable<string>): Promise<string> =>
  (await Array.fromAsync(csv)).join("");
