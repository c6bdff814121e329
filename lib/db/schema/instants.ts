import { timestamp } from "drizzle-orm/pg-core";

/** An instant, with time zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true });

export const timestamps = () => ({
  createdAt: instant("created_at").notNull().defaultNow(),
  updatedAt: instant("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date()),
});
