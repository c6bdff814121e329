// Names as they are heard in South Africa, each surname beside first names of the same home.
const homes = [
  [
    "Thandi Sipho Zanele Mandla Busisiwe Siyabonga Nomusa Themba Khanyisile Bheki Nokuthula Sibusiso",
    "Nkosi Dlamini Khumalo Ngcobo Mthembu Zulu Cele Mkhize Buthelezi Shange Ntuli Hadebe Zwane",
  ],
  [
    "Ayanda Nosipho Luyanda Zukiswa Xolani Nomvuyo Lindani Thandeka Vuyo Siphokazi Mzwandile Babalwa",
    "Mbeki-Ndlebe Sithole Mahlangu Jakavula Ndaba Gqola Madikizela Radebe Qwabe Mabandla Sigcau Tshabalala Mdingi",
  ],
  [
    "Lerato Kagiso Naledi Tshepo Palesa Refilwe Thabo Boitumelo Katlego Dineo Mpho Lesedi",
    "Molefe Mokwena Motaung Phiri Seabi Kgosana Tau Moloi Ramaphala Letsoalo Masemola Sekhukhune Mphahlele",
  ],
  [
    "Pieter Annelize Johan Hannelie Riaan Carien Gert Marietjie Willem Liesl Hendrik Ronel",
    "Botha Pretorius Joubert Nel Swart Cloete Steyn Visser Coetzee Van~der~Merwe Du~Toit Fourie Marais",
  ],
  [
    "Priya Rajesh Kavitha Deshan Anusha Vikash Saras Kribashnee Naren Leela Suren Yashika",
    "Naidoo Govender Pillay Chetty Moodley Maharaj Reddy Singh Padayachee Naicker Perumal Ramsamy Moonsamy",
  ],
  [
    "Fatima Yusuf Imraan Shireen Ashraf Nadia Riyaad Faldielah Moegamat Zainab Tasneem Igshaan",
    "Abrahams Davids Jacobs Petersen Adams Isaacs Hendricks Salie Gamieldien Samaai Parker Khan Toefy",
  ],
  [
    "Grace Michael Deborah Neil Heather Brian Alison Craig Megan Trevor Wendy Duncan",
    "Campbell Wright Hughes Barnard O’Brien Fletcher Reid Palmer Harrison Stewart Mitchell Thornton Walsh",
  ],
  [
    "Rofhiwa Mulalo Ndivhuwo Tshilidzi Khathutshelo Hlulani Tinyiko Nyiko Rirhandzu Vutomi Fhatuwani Azwinndini",
    "Mudau Tshivhase Nemavhola Ramaano Netshitenzhe Maluleke Baloyi Chauke Mabunda Shivambu Rikhotso Ligege Munyai",
  ],
].map(([firsts, lasts]) => ({ firsts: firsts!.split(" "), lasts: lasts!.split(" ") }));

const places =
  "Umgeni,Blue Crane,Karoo,Table Bay,Midlands,Highveld,Baobab,Protea,Drakensberg,Marula,Overberg,Tugela,Zambezi".split(
    ",",
  );
const trades =
  "Print Works,Logistics,Wool Traders,Engineering,Dairy,Solar,Hardware,Attorneys,Bakery,Packaging,Motors".split(
    ",",
  );
const families = "Lindela,Ravenscroft,Mokgatle,Van Wyk,Hoosen,Tshabangu,Bekker,Maseko".split(",");
const causes = "Family Trust,Educational Trust,Charitable Trust".split(",");
const bodies =
  "St Mark’s Church Edendale,Rotary Club of Howick,Mitchells Plain Stokvel,Al-Noor Mosque Council,Sunnyside Bowling Club,Kwa-Mashu Taxi Association,Hillcrest Book Club,Soweto Marathon Walkers,Paarl Wine Tasters,Polokwane Teachers’ Circle".split(
    ",",
  );

/** The nth person, each another: there are more than twelve hundred. */
export function personNamed(n: number): { firstName: string; lastName: string } {
  const { firsts, lasts } = homes[n % homes.length]!;
  const at = Math.floor(n / homes.length);
  // Twelve first names and thirteen last ones meet each other once.
  return {
    firstName: firsts[at % firsts.length]!,
    lastName: lasts[at % lasts.length]!.replaceAll("~", " "),
  };
}

/** The nth company, each another, up to 143. */
export const companyNamed = (n: number) => `${places[n % places.length]} ${trades[n % trades.length]}`;
/** The nth trust, each another, up to 24. */
export const trustNamed = (n: number) => `${families[n % families.length]} ${causes[n % causes.length]}`;
/** The nth club or congregation, each another, up to ten. */
export const bodyNamed = (n: number) => bodies[n % bodies.length]!;
