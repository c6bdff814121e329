import { getTranslations } from "next-intl/server";
import { OrgMark } from "@/lib/ui/org-mark";
import { type Point, Points } from "./points";

type Sum = { amount: string; text: string };

export async function Donors() {
  const t = await getTranslations("site");
  return (
    <section className="section white" id="donors">
      <div className="wrap desk-grid flip">
        <div>
          <h2 className="t-xl">{t("donorsTitle")}</h2>
          <Points points={t.raw("donorPoints") as Point[]} icons={["sprout", "check", "badge-check"]} />
        </div>
        <div className="middle">
          {/* A picture of the form: nothing in it can be used. */}
          <div className="sheet give-mini stack g-4" aria-hidden="true">
            <div className="row between">
              <b className="bold">{t("miniTitle")}</b>
              <OrgMark slug="ukukhanya" />
            </div>
            <div className="amounts">
              {(t.raw("miniSums") as Sum[]).map(({ amount, text }, index) => (
                <div className="choice" key={amount}>
                  <span className={index === 1 ? "amount-choice picked" : "amount-choice"}>
                    <b className="a">{amount}</b>
                    <span className="w">{text}</span>
                  </span>
                </div>
              ))}
            </div>
            <span className="btn primary lg wide">{t("miniGive")}</span>
          </div>
        </div>
      </div>
    </section>
  );
}
