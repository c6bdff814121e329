import type { Metadata } from "next";
import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { record } from "@/app/[orgId]/donations/new/actions";
import { RecordingForm } from "@/app/[orgId]/donations/new/recording-form";
import { Refused } from "@/app/[orgId]/refused";
import { calendarDateOf } from "@/lib/calendar";
import { countryNames } from "@/lib/giving/countries";
import { listPurposes, recordedFor } from "@/lib/giving/purposes";
import type { messages as catalogue } from "@/lib/messages/en";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { Glyph } from "@/lib/ui/glyph";
import { PageHead } from "@/lib/ui/workspace/page-head";

type Props = { params: Promise<{ orgId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recording"))("title") };
}

/** Staff record what did not come through PayFast: EFT, cash and goods. */
export default async function RecordDonationPage({ params }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("donations:record"))
    return <Refused member={member} permission="donations:record" />;
  const { organizationId, organizationSlug } = member;
  const { recording, give } = (await getMessages()) as unknown as typeof catalogue;
  const purposes = await withTenant(member, (tx) => listPurposes(tx, organizationId));
  const { funds, campaigns } = recordedFor(member, purposes);
  const today = calendarDateOf(new Date());
  const list = `/${organizationSlug}/donations`;
  const { form } = recording;
  return (
    <>
      <div className="stack g-3">
        <Link className="crumb" href={list}>
          <Glyph name="chevron-left" size="sm" />
          {recording.back}
        </Link>
        <PageHead title={recording.title} sum={recording.sum} />
      </div>
      <RecordingForm
        action={record.bind(null, organizationSlug)}
        initial={{
          formKey: crypto.randomUUID(),
          values: { method: "eft", receivedOn: today, thanks: "yes", donor: "new" },
          faults: {},
          found: null,
        }}
        maySearch={member.permissions.has("donors:view")}
        purposes={[
          {
            label: form.funds,
            options: funds
              .filter(({ isClosed }) => !isClosed)
              .map(({ id, name, isSection18aEligible }) => ({
                value: `fund:${id}`,
                label: isSection18aEligible ? `${name} (18A)` : name,
              })),
          },
          {
            label: form.campaigns,
            options: campaigns
              .filter(({ isClosed }) => !isClosed)
              .map(({ id, title, fundName }) => ({
                value: `campaign:${id}`,
                label: `${title} (${fundName})`,
              })),
          },
        ].filter(({ options }) => options.length > 0)}
        countries={countryNames()}
        today={today}
        listHref={list}
        texts={form}
        taxTexts={give.form}
        sentences={{ ...give.faults, ...recording.faults }}
        icons={{
          error: <Glyph name="circle-alert" />,
          fine: <Glyph name="check" />,
          search: <Glyph name="search" size="sm" />,
        }}
      />
    </>
  );
}
