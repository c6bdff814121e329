import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Donors } from "./_landing/donors";
import { Head } from "./_landing/head";
import { Hero } from "./_landing/hero";
import { How } from "./_landing/how";
import { Office } from "./_landing/office";
import { Start } from "./_landing/start";
import { Vows } from "./_landing/vows";
import { NikaFoot } from "./_parts/nika-foot";

export const dynamic = "force-static";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return { title: { absolute: t("title") }, description: t("description") };
}

export default function LandingPage() {
  return (
    <>
      <Head />
      <main id="main" tabIndex={-1}>
        <Hero />
        <How />
        <Office />
        <Donors />
        <Vows />
        <Start />
      </main>
      <NikaFoot />
    </>
  );
}
