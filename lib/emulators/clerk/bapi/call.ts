import type { Fields } from "@/lib/emulators/clerk/fields";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { type Params, type Route, route } from "@/lib/emulators/clerk/router";

/** One request of Nika's server, already known by its secret key. */
export type BapiCall = {
  instance: Instance;
  params: Params;
  query: URLSearchParams;
  fields: Fields;
  /** Where the Frontend API of this stand-in answers. */
  frontendUrl: string;
};

export type BapiRoute = Route<BapiCall, unknown>;
export const bapiRoute = (method: string, path: string, answer: BapiRoute["answer"]): BapiRoute =>
  route(method, path, answer);
