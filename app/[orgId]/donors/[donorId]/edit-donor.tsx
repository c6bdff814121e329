import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { EditDialog } from "@/app/[orgId]/donors/[donorId]/edit-dialog";
import { type DonorDetail, donorLanguages } from "@/lib/giving/donor-views";

/** The way to correct a donor, filled with what is known. */
export async function EditDonor({
  organizationSlug,
  donor,
}: {
  organizationSlug: string;
  donor: DonorDetail;
}) {
  const t = await getTranslations("donors");
  // Whoever was recorded by one name only is asked for two: its first word, and the rest.
  const [first = "", ...rest] = donor.name.split(" ");
  const { firstName, lastName } = donor.firstName ? donor : { firstName: first, lastName: rest.join(" ") };
  return (
    <EditDialog
      organizationSlug={organizationSlug}
      donorId={donor.id}
      known={{
        name:
          donor.kind === "person"
            ? { firstName: firstName ?? "", lastName: lastName ?? "" }
            : { displayName: donor.name },
        email: donor.email ?? "",
        phone: donor.phone ?? "",
        language: donor.language,
      }}
      languages={donorLanguages.map((value) => ({ value, label: t(`language.${value}`) }))}
      words={{
        ...(await actWords()),
        open: t("profile.edit"),
        title: t("edit.title"),
        subject: t("edit.subject"),
        close: t("edit.close"),
        field: {
          firstName: t("edit.firstName"),
          lastName: t("edit.lastName"),
          displayName: t("edit.displayName"),
          email: t("edit.email"),
          phone: t("edit.phone"),
          language: t("edit.language"),
        },
        optional: t("edit.optional"),
        emailHelp: t("edit.emailHelp"),
        languageHelp: t("edit.languageHelp"),
        keep: t("edit.cancel"),
        save: t("edit.save"),
      }}
    />
  );
}
