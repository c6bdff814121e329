/** An act in words, with who did it; no name where Nika did. */
export type ActivityView = {
  id: string;
  who: string | null;
  isYou: boolean;
  what: string;
  detail: string | null;
  isBad: boolean;
  happenedAt: Date;
};
