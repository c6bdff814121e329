import { defineConfig } from "drizzle-kit";

/** `npm run generate` writes a migration from the schema; `npm run migrate` runs them. `push` is never used. */
export default defineConfig({ dialect: "postgresql", schema: "./lib/db/schema/index.ts", out: "./drizzle" });
