/** A recorded act, with the name of the member who did it. */
export type EventView = {
  id: string;
  action: string;
  actorKind: string;
  actorUserId: string | null;
  actorName: string | null;
  subjectType: string;
  subjectId: string;
  details: Record<string, string | number | boolean | null>;
  happenedAt: Date;
};
