/** Names as they are common in South Africa; together some forty thousand, so that searches find few and many. */
export const firstNames =
  "Thandi Lerato Pieter Ayanda Johan Zanele Riaan Fatima Siyabonga Naledi Hannelie Kagiso Priya Tshepo Annelize Mandla Rofhiwa Yusuf Busisiwe Deon Palesa Sibusiso Carien Themba Nosipho Willem Khanyi Imraan Refilwe Gert Nomvula Sipho Anele Ruth Kobus Zinhle Bongani Lindiwe Hendrik Aisha Vusi Precious Marius Nandi Thabo Elsabé Lungile Rashid Mpho Chantal Sizwe Ntombi André Dineo Faizel Karabo Liezel Musa Nokuthula Ockert Portia Quinton Rethabile Shireen Tumelo Unathi Vuyo Wandile Xolani Yolanda Zodwa Bheki Cebile Duduzile Esther François Gugu Hlengiwe Isaac Jabu Katlego Lwazi Marlene Nhlanhla Olwethu Phumzile Qhawe Reneé Sanele Tebogo Ursula Vhutshilo Warrick Xoliswa Yandisa Zukile".split(
    " ",
  );

export const lastNames = [
  ..."Nkosi Mokoena Botha Dlamini Khumalo Naidoo Jacobs Mahlangu Pretorius Mthembu Adams Nel Sithole Govender Ramaphala Zulu Cloete Molefe Ngcobo Joubert Mudau Petersen Ndaba Swart Tshivhase Abrahams Radebe Visser Mbatha Pillay Venter Cele Davids Erasmus Fortuin Gumede Hlongwane Isaacs Jansen Kekana Lekota Mabaso Ndlovu October Phiri Qwabe Reddy Shabalala Tsotetsi Uys Vilakazi Williams Xaba Yusuf Zwane Bezuidenhout Coetzee Ebrahim Fourie Grobler Hendricks Maseko Kruger Louw Masondo Ntuli Oosthuizen Patel Roux Steyn Theron Mkhize Viljoen Wessels Baloyi Chetty Du-Preez Engelbrecht Ferreira Gqirana Hadebe Jali Kganyago Lubisi Maluleke Nxumalo Parker Rabie Seedat Tshabalala Vos Mahomed Makhanya Sibiya Snyman Strydom Radzilani Tlou Mashaba Motaung Nemavhola".split(
    " ",
  ),
  "van der Merwe",
  "van Wyk",
  "O’Reilly",
  "Ben-Ariel",
  "Müller",
].map((name) => name.replace("Du-Preez", "du Preez"));

export const companies =
  "Umgeni Print Works,Blue Crane Logistics,Karoo Wool Traders,Table Bay Engineering,Midlands Dairy,Highveld Solar,Drakensberg Timber,Limpopo Citrus,Garden Route Tours,Durban Cold Storage".split(
    ",",
  );
