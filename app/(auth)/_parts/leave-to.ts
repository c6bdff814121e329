/** Loads a page anew, so that the server sees the session that has just begun or ended. */
export const leaveTo = (path: string) => window.location.assign(path);
