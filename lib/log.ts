import { pino } from "pino";

/**
 * One line of JSON for each thing that happened. Ids, names of things and figures only: no names of people, addresses,
 * numbers or tokens.
 */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
