import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import { inviteAsAnother, moveInvitation } from "@/app/[orgId]/team/actions";
import { dialogWords } from "@/app/[orgId]/team/dialog-words";
import { type RoleChoice, roleChoices } from "@/app/[orgId]/team/role-choices";
import { RoleDialog } from "@/app/[orgId]/team/role-dialog";
import { calendarDateOf, formatDayHeld } from "@/lib/calendar";
import type { InvitationView, RoleView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { canGrant } from "@/lib/tenancy/policy";
import { Badge, type Tone } from "@/lib/ui/badge";
import { Glyph, type GlyphName } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";

const looks = {
  sending: ["loader", "info"],
  open: ["mail", "info"],
  expired: ["timer-off", "amber"],
  address: ["mail-x", "danger"],
  member: ["mail-x", "danger"],
  limit: ["mail-x", "danger"],
} as const satisfies Record<InvitationView["state"], readonly [GlyphName, Tone]>;

type Props = { member: Member; invitations: InvitationView[]; roles: RoleView[] };

/** Who was asked by e-mail and has not come yet. */
export async function InvitationsCard({ member, invitations, roles }: Props) {
  const t = await getTranslations("team.invitations");
  const choices = await roleChoices(roles, member);
  return (
    <Card title={t("title")} lined>
      <ul className="rows">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="person-row">
            <Asked invitation={invitation} />
            {member.permissions.has("team:invite") &&
              canGrant(member, invitation.role?.permissions ?? []) && (
                <InvitationActs slug={member.organizationSlug} invitation={invitation} choices={choices} />
              )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function Asked({ invitation }: { invitation: InvitationView }) {
  const t = await getTranslations("team.invitations");
  const { email, role, state, invitedAt, expiresAt, inviterName } = invitation;
  const [icon, tone] = looks[state];
  const day = (at: Date) => formatDayHeld(calendarDateOf(at));
  const facts = [
    role && t("as", { role: role.name }),
    t("invited", { day: day(invitedAt), name: inviterName }),
    state === "open" && expiresAt && t("ends", { day: day(expiresAt) }),
  ];
  return (
    <span className="person">
      <span className="avatar stone" aria-hidden="true">
        <Glyph name="mail" size="sm" />
      </span>
      <span>
        <span className="row g-2">
          <b className="medium anywhere">{email}</b>
          <Badge icon={icon} tone={tone}>
            {t(`state.${state}`)}
          </Badge>
        </span>
        <span className="faint block">{facts.filter(Boolean).join(" · ")}</span>
        {(state === "address" || state === "member" || state === "limit") && (
          <span className="soft block">{t(`why.${state}`)}</span>
        )}
      </span>
    </span>
  );
}

type ActsProps = { slug: string; invitation: InvitationView; choices: RoleChoice[] };

async function InvitationActs({ slug, invitation, choices }: ActsProps) {
  const t = await getTranslations("team.invitations");
  const { id, email, role } = invitation;
  const words = await dialogWords();
  return (
    <span className="row g-2">
      <RoleDialog
        act={inviteAsAnother.bind(null, slug, id)}
        choices={choices}
        chosen={role?.key}
        words={{
          ...words,
          open: t("change"),
          title: t("changeTitle", { email }),
          role: t("changeRole"),
          help: t("changeMail"),
        }}
      />
      {role && (
        <ActDialog
          act={moveInvitation.bind(null, slug, id, "resend")}
          look="plain"
          isSmall
          will={[t("resendMail", { email }), t("resendOld")]}
          words={{ ...words, open: t("resend"), title: t("resendTitle") }}
        />
      )}
      <ActDialog
        act={moveInvitation.bind(null, slug, id, "revoke")}
        look="danger"
        isSmall
        will={[t("revokeLink", { email }), t("revokeAgain")]}
        words={{ ...words, open: t("revoke"), title: t("revokeTitle") }}
      />
    </span>
  );
}
