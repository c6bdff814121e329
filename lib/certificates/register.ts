import { and, asc, count, desc, eq, sum } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { calendarDate } from "@/lib/calendar";
import {
  certificateCounters,
  certificateLines,
  certificateRegister,
  taxCertificates,
} from "@/lib/db/schema/certificates";
import { donors } from "@/lib/db/schema/giving";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents, sumCents } from "@/lib/money";
import { beyondInRegister, inRegister, type RegisterFilter, type RegisterPlace } from "./register-filter";
import { certificateState, type NumbersTaken, type RegisterRow, type RegisterTally } from "./views";

const registerPageLimit = 50;
export type RegisterPage = { rows: RegisterRow[]; hasNewer: boolean; hasOlder: boolean };

const ending = alias(certificateRegister, "ending");
const issuing = alias(certificateRegister, "issuing");
const endedBy = alias(users, "ended_by");
const issuedBy = alias(users, "issued_by");
const older = alias(taxCertificates, "older");
const newer = alias(taxCertificates, "newer");

/** A page of the register, the highest number first, fifty at most; each with who, when and why. */
export async function listRegister(
  tx: TenantTx,
  organizationId: string,
  filter: RegisterFilter,
  place: RegisterPlace = {},
  limit = registerPageLimit,
): Promise<RegisterPage> {
  const isUpwards = place.above !== undefined;
  const by = isUpwards ? asc : desc;
  const found = await entries(tx, organizationId)
    .where(and(inRegister(tx, organizationId, filter), beyondInRegister(organizationId, place)))
    .orderBy(by(taxCertificates.taxYear), by(taxCertificates.numberSequence), by(taxCertificates.series))
    .limit(limit + 1);
  const rows = found.slice(0, limit).map(toRow);
  const goesOn = found.length > limit;
  return isUpwards
    ? { rows: rows.reverse(), hasNewer: goesOn, hasOlder: true }
    : { rows, hasNewer: place.below !== undefined, hasOlder: goesOn };
}

/** One number of the register; null where it is not, or not this organisation's. */
export async function findInRegister(
  tx: TenantTx,
  organizationId: string,
  certificateId: string,
): Promise<RegisterRow | null> {
  const [row] = await entries(tx, organizationId).where(
    and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, certificateId)),
  );
  return row ? toRow(row) : null;
}

function entries(tx: TenantTx, organizationId: string) {
  const ofOrganization = (table: typeof ending | typeof issuing) => eq(table.organizationId, organizationId);
  return tx
    .select({
      id: taxCertificates.id,
      number: taxCertificates.number,
      series: taxCertificates.series,
      taxYear: taxCertificates.taxYear,
      issuedOn: taxCertificates.issuedOn,
      totalCents: taxCertificates.totalCents,
      status: taxCertificates.status,
      storedAt: taxCertificates.storedAt,
      mailedAt: taxCertificates.mailedAt,
      donorId: taxCertificates.donorId,
      donorName: donors.displayName,
      donationCount: tx.$count(
        certificateLines,
        and(
          eq(certificateLines.organizationId, organizationId),
          eq(certificateLines.certificateId, taxCertificates.id),
        ),
      ),
      issuedByFirst: issuedBy.firstName,
      issuedByLast: issuedBy.lastName,
      endedAt: ending.happenedAt,
      endReason: ending.reason,
      endedByFirst: endedBy.firstName,
      endedByLast: endedBy.lastName,
      replacesId: older.id,
      replacesNumber: older.number,
      replacedById: newer.id,
      replacedByNumber: newer.number,
    })
    .from(taxCertificates)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, taxCertificates.donorId)))
    .leftJoin(
      issuing,
      and(
        ofOrganization(issuing),
        eq(issuing.certificateId, taxCertificates.id),
        eq(issuing.event, "issued"),
      ),
    )
    .leftJoin(issuedBy, eq(issuedBy.id, issuing.byUserId))
    .leftJoin(
      ending,
      and(
        ofOrganization(ending),
        eq(ending.certificateId, taxCertificates.id),
        eq(ending.event, taxCertificates.status),
      ),
    )
    .leftJoin(endedBy, eq(endedBy.id, ending.byUserId))
    .leftJoin(older, and(eq(older.organizationId, organizationId), eq(older.id, taxCertificates.replacesId)))
    .leftJoin(newer, and(eq(newer.organizationId, organizationId), eq(newer.replacesId, taxCertificates.id)))
    .$dynamic();
}

type Entry = Awaited<ReturnType<typeof entries>>[number];

function toRow(entry: Entry): RegisterRow {
  const { status, storedAt, mailedAt } = entry;
  const isLive = status === "issued";
  return {
    id: entry.id,
    number: entry.number,
    series: entry.series,
    taxYear: entry.taxYear,
    issuedOn: calendarDate(entry.issuedOn),
    issuedBy: nameOf(entry.issuedByFirst, entry.issuedByLast),
    donorId: entry.donorId,
    donorName: entry.donorName,
    donationCount: entry.donationCount,
    totalCents: cents(entry.totalCents),
    state: certificateState({ status, storedAt, mailedAt }),
    isLive,
    hasFile: storedAt !== null,
    ending:
      isLive || !entry.endedAt
        ? null
        : {
            at: entry.endedAt,
            by: nameOf(entry.endedByFirst, entry.endedByLast),
            reason: entry.endReason,
          },
    replaces: linkTo(entry.replacesId, entry.replacesNumber),
    replacedBy: linkTo(entry.replacedById, entry.replacedByNumber),
  };
}

const linkTo = (id: string | null, number: string | null) => (id && number ? { id, number } : null);
const nameOf = (first: string | null, last: string | null) => [first, last].filter(Boolean).join(" ") || null;

/** How many numbers the filter shows in each state, and what they sum to. */
export async function tallyRegister(
  tx: TenantTx,
  organizationId: string,
  filter: RegisterFilter,
): Promise<RegisterTally> {
  const found = await tx
    .select({ status: taxCertificates.status, count: count(), sum: sum(taxCertificates.totalCents) })
    .from(taxCertificates)
    .where(inRegister(tx, organizationId, filter))
    .groupBy(taxCertificates.status);
  const of = (status: string) => {
    const row = found.find((each) => each.status === status);
    return { count: row?.count ?? 0, sumCents: cents(Number(row?.sum ?? 0)) };
  };
  const states = {
    issued: of("issued"),
    withdrawn: of("withdrawn"),
    voided: of("voided"),
    replaced: of("replaced"),
  };
  const all = Object.values(states);
  return {
    ...states,
    count: all.reduce((total, state) => total + state.count, 0),
    sumCents: sumCents(all.map((state) => state.sumCents)),
  };
}

/** The last number taken in each series and tax year, the newest year first: what the register must account for. */
export async function listNumbersTaken(tx: TenantTx, organizationId: string): Promise<NumbersTaken[]> {
  return tx
    .select({
      series: certificateCounters.series,
      taxYear: certificateCounters.taxYear,
      lastNumber: certificateCounters.lastNumber,
    })
    .from(certificateCounters)
    .where(eq(certificateCounters.organizationId, organizationId))
    .orderBy(desc(certificateCounters.taxYear), certificateCounters.series)
    .limit(100);
}
