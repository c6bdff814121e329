/** What Clerk says of a thing that is no more. */
export const deletedJson = (object: string, id: string) => ({ object, id, deleted: true });
