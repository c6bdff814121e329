import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { linkGifts } from "@/app/my/actions";
import { LinkForm } from "@/app/my/link-form";
import { linkWords } from "@/app/my/link-words";
import { loadMyGiving } from "@/app/my/load-my-giving";
import { MyGiving } from "@/app/my/my-giving";
import { requireUser } from "@/lib/tenancy/session";
import { Glyph } from "@/lib/ui/glyph";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("title") };
}

/** Everything the signed-in donor gave and can claim. */
export default async function MyPage() {
  const view = await loadMyGiving(await requireUser(), new Date());
  const errorIcon = <Glyph name="circle-alert" size="sm" />;
  return (
    <MyGiving
      view={view}
      linkForm={<LinkForm action={linkGifts} words={await linkWords()} errorIcon={errorIcon} />}
    />
  );
}
