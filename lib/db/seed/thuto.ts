import type { SeedOrganization } from "./seed-organization";

/** An organisation whose whole team is one person. */
export const thuto: SeedOrganization = {
  slug: "thuto",
  name: "Thuto Bursaries",
  details: {
    registeredName: "Thuto Bursary Trust",
    pboNumber: "930058844",
    npoNumber: "",
    addressLine1: "8 Nelson Mandela Drive",
    town: "Bloemfontein",
    postalCode: "9301",
    signatoryName: "Refilwe Radebe",
    signatoryTitle: "Trustee",
    contactEmail: "refilwe@thuto.example",
    contactPhone: "051 555 0119",
    about: "School fees, a calculator and a taxi fare, for forty learners a year.",
  },
  payfast: { merchantId: "10000103", merchantKey: "t5hv8nqkr3c71", passphrase: "thuto-salt_1" },
  people: [{ role: "owner", firstName: "Refilwe", lastName: "Radebe" }],
  funds: [
    { name: "Bursaries", isSection18aEligible: true },
    { name: "Exam fees", isSection18aEligible: true },
    { name: "Calculators", isSection18aEligible: true },
    { name: "General", isSection18aEligible: false },
  ],
  campaigns: [
    {
      fund: "Bursaries",
      slug: "one-more-learner",
      title: "One more learner",
      summary:
        "R 4 200 keeps a learner in matric for a term. Each one has a name, a report and a teacher who writes.",
      goalCents: 8_400_000,
      suggestedAmounts: [
        { amountCents: 14_000, meaning: "a week of taxi fares" },
        { amountCents: 60_000, meaning: "a term's books" },
        { amountCents: 420_000, meaning: "a learner for a term" },
      ],
      endsInDays: 40,
    },
    {
      fund: "Exam fees",
      slug: "a-fare-to-every-exam",
      title: "A fare to every exam",
      summary: "Eleven papers, eleven taxi rides there and back. Nobody should miss one for R 28.",
      goalCents: 3_600_000,
      suggestedAmounts: [
        { amountCents: 5_600, meaning: "one paper, there and back" },
        { amountCents: 30_000, meaning: "five papers" },
        { amountCents: 61_600, meaning: "a learner's whole matric" },
      ],
    },
    {
      fund: "Calculators",
      slug: "calculators",
      title: "Forty calculators",
      summary: "The maths paper asks for one, and forty learners borrow.",
      goalCents: 1_600_000,
      suggestedAmounts: [
        { amountCents: 20_000, meaning: "half a calculator" },
        { amountCents: 40_000, meaning: "a calculator" },
        { amountCents: 160_000, meaning: "four" },
      ],
      state: "draft",
    },
  ],
};
