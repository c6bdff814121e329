import common from "./common.json";

/** One file an area, so that people can work on two areas at once. */
export const messages = { common };
