/** Where pages of this site come from: its address, and where that is this machine's own, its other name too. */
export const ownOrigins = (publicUrl: string): string[] => [
  publicUrl,
  ...(new URL(publicUrl).hostname === "127.0.0.1" ? [publicUrl.replace("127.0.0.1", "localhost")] : []),
];
