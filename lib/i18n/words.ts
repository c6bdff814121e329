import type { Messages, NamespaceKeys, NestedKeyOf } from "next-intl";
import type { getTranslations } from "next-intl/server";

/** What `getTranslations` answers: a table asks once and hands it to its rows, none of which then waits by itself. */
export type Words<Area extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = Awaited<
  ReturnType<typeof getTranslations<Area>>
>;
