import { bigint, customType, foreignKey, type PgColumn, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/new-id";
import { timestamps } from "./instants";
import { organizations } from "./organizations";

/** The tenant column; every tenant table's primary key begins with it. */
export const organizationId = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organizations.id);

/** Columns of a row that belongs to one organisation; the primary key is (organization_id, id). */
export const tenantColumns = () => ({
  organizationId: organizationId(),
  id: uuid("id")
    .notNull()
    .$defaultFn(() => newId()),
  ...timestamps(),
});

/** South African cents, a safe integer in JavaScript. */
export const cents = (name: string) => bigint(name, { mode: "number" });

/** Text ordered by its bytes, so that an index finds what begins with some letters. */
export const byteOrderedText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

type TenantTable = { organizationId: PgColumn; id: PgColumn };

/**
 * A reference inside one organisation: (organization_id, column) → (organization_id, id).
 * A plain foreign key would accept another tenant's id, because PostgreSQL checks it outside row-level security.
 */
export const tenantReference = (own: { organizationId: PgColumn }, column: PgColumn, target: TenantTable) =>
  foreignKey({
    columns: [own.organizationId, column] as [PgColumn, PgColumn],
    foreignColumns: [target.organizationId, target.id] as [PgColumn, PgColumn],
  });
