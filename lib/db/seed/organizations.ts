import type { SeedOrganization } from "./seed-organization";
import { thuto } from "./thuto";

/** Invented organisations, the last with a team of one; the numbers belong to nobody. */
export const organizations: SeedOrganization[] = [
  {
    slug: "ukukhanya",
    name: "Ukukhanya Literacy Trust",
    details: {
      registeredName: "Ukukhanya Literacy Trust",
      pboNumber: "930074218",
      npoNumber: "112-408 NPO",
      addressLine1: "14 Boshoff Street",
      town: "Pietermaritzburg",
      postalCode: "3201",
      signatoryName: "Nomvula Mbatha",
      signatoryTitle: "Treasurer",
      contactEmail: "give@ukukhanya.example",
      contactPhone: "033 555 0142",
      about: "Books in the languages children speak at home, and somebody to read them with.",
    },
    payfast: { merchantId: "10000101", merchantKey: "q1cd2rdny4a53", passphrase: "ukukhanya-salt_1" },
    people: [
      { role: "owner", firstName: "Nomvula", lastName: "Mbatha" },
      { role: "admin", firstName: "Sipho", lastName: "Dlamini" },
      { role: "manager", firstName: "Anele", lastName: "Jacobs" },
      { role: "member", firstName: "Ruth", lastName: "Pillay" },
      { role: "viewer", firstName: "Kobus", lastName: "Venter" },
    ],
    funds: [
      { name: "Literacy", isSection18aEligible: true },
      { name: "Library van", isSection18aEligible: true },
      { name: "Bursaries", isSection18aEligible: true },
      { name: "General", isSection18aEligible: false },
    ],
    campaigns: [
      {
        fund: "Literacy",
        slug: "every-child-a-first-book",
        title: "Every child a first book",
        summary:
          "In eight villages around Howick, four children in five start school without ever having held a book in the language they speak at home.",
        story:
          "Gogo Zanele keeps a crate of forty books under her bed in Mpophomeni. On Wednesdays eleven children sit on her floor while she reads Inkawu nembali aloud, again, because they ask for it again.\n\nYour gift prints and carries isiZulu picture books to readers like her. We buy from local presses, pay no one for their time on Wednesdays, and publish what every crate cost.",
        goalCents: 45_000_000,
        suggestedAmounts: [
          { amountCents: 15_000, meaning: "three first books" },
          { amountCents: 45_000, meaning: "a shelf of ten for one family" },
          { amountCents: 180_000, meaning: "a crate of forty" },
        ],
        spending: [
          { label: "books", percent: 71 },
          { label: "transport", percent: 18 },
          { label: "reading circles", percent: 11 },
        ],
        endsInDays: 100,
      },
      {
        fund: "Literacy",
        slug: "reading-clubs",
        title: "Reading clubs",
        summary: "Twelve new Saturday clubs, each with a trained reader, tea and a shelf that stays full.",
        story:
          "A club is a room, a reader and a reason to come back. Volunteers are trained for two weekends; the shelf is changed each month.",
        goalCents: 30_000_000,
        suggestedAmounts: [
          { amountCents: 10_000, meaning: "tea for a month" },
          { amountCents: 35_000, meaning: "a reader's training" },
          { amountCents: 120_000, meaning: "a club for a term" },
        ],
        spending: [
          { label: "training", percent: 45 },
          { label: "books", percent: 40 },
          { label: "rooms and tea", percent: 15 },
        ],
        endsInDays: 72,
      },
      {
        fund: "Library van",
        slug: "a-library-van",
        title: "A library van for uMgungundlovu",
        summary:
          "One van, two thousand books and a road that reaches twenty-three schools without a library.",
        story: "The van is bought once; the fuel, the driver and the books are what your gift keeps going.",
        goalCents: 60_000_000,
        suggestedAmounts: [
          { amountCents: 20_000, meaning: "a tank of diesel" },
          { amountCents: 50_000, meaning: "a day on the road" },
          { amountCents: 250_000, meaning: "a school for a year" },
        ],
        spending: [
          { label: "the van and its fuel", percent: 64 },
          { label: "books", percent: 36 },
        ],
      },
    ],
  },
  {
    slug: "masakhane",
    name: "Masakhane Food Gardens",
    details: {
      registeredName: "Masakhane Food Gardens NPC",
      pboNumber: "930061705",
      npoNumber: "087-213 NPO",
      addressLine1: "3 Lansdowne Road",
      town: "Cape Town",
      postalCode: "7780",
      signatoryName: "Fatima Davids",
      signatoryTitle: "Director",
      contactEmail: "hello@masakhane.example",
      contactPhone: "021 555 0177",
      about: "School and street gardens on the Cape Flats that feed the people who dig them.",
    },
    payfast: { merchantId: "10000102", merchantKey: "w7kd9plmx2b64", passphrase: "masakhane-salt_1" },
    people: [
      { role: "owner", firstName: "Fatima", lastName: "Davids" },
      { role: "admin", firstName: "Lwazi", lastName: "Ndlovu" },
      { role: "manager", firstName: "Elize", lastName: "Fourie" },
      { role: "member", firstName: "Thabo", lastName: "Mokoena" },
      { role: "viewer", firstName: "Grace", lastName: "Sithole" },
    ],
    funds: [
      { name: "School gardens", isSection18aEligible: true },
      { name: "Seed bank", isSection18aEligible: true },
      { name: "Training", isSection18aEligible: true },
      { name: "General", isSection18aEligible: false },
    ],
    campaigns: [
      {
        fund: "School gardens",
        slug: "a-garden-for-every-school",
        title: "A garden for every school",
        summary:
          "Nine schools in Philippi have the ground, the water and the children. They need fences, tools and seed.",
        story:
          "A garden pays back in spinach within eight weeks. The kitchen takes what the class has grown, and what is left over goes home.",
        goalCents: 25_000_000,
        suggestedAmounts: [
          { amountCents: 12_000, meaning: "a bed of spinach" },
          { amountCents: 40_000, meaning: "tools for one class" },
          { amountCents: 200_000, meaning: "a fence" },
        ],
        spending: [
          { label: "gardens", percent: 78 },
          { label: "teachers' training", percent: 22 },
        ],
        endsInDays: 130,
      },
      {
        fund: "Seed bank",
        slug: "keep-the-seed",
        title: "Keep the seed",
        summary: "Old beans, sorghum and pumpkins that grow without much water, kept alive by growing them.",
        goalCents: 12_000_000,
        suggestedAmounts: [
          { amountCents: 8_000, meaning: "one variety for a year" },
          { amountCents: 30_000, meaning: "a grower's kit" },
          { amountCents: 90_000, meaning: "a drying rack" },
        ],
        spending: [
          { label: "growers", percent: 60 },
          { label: "store", percent: 40 },
        ],
      },
      {
        fund: "General",
        slug: "where-it-is-needed",
        title: "Where it is needed most",
        summary: "Rent, water, wages: what a garden stands on and nobody photographs.",
        suggestedAmounts: [
          { amountCents: 10_000, meaning: "water for a week" },
          { amountCents: 25_000, meaning: "a gardener's day" },
          { amountCents: 100_000, meaning: "a month's rent" },
        ],
        state: "closed",
      },
    ],
  },
  thuto,
];
