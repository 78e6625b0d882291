import { brandAccounts } from "./brand.ts";
import { hostilePeople } from "./hostile.ts";
import { hash } from "./tokens.ts";
import type { Person } from "./types.ts";

const names: Readonly<Record<string, string>> = {
  marta_holm: "Marta Holm",
  dev_okafor: "Devan Okafor 🎧",
  lindqvistpia: "Pia Lindqvist",
  tobias_reuss: "Tobias Reuß",
  kt_brannigan: "Kate Brannigan",
  samir_hadi: "Samir Hadi",
  josefkolar9: "Josef Kolář",
  anaisdumont_: "Anaïs Dumont",
  rubenortega77: "Rubén Ortega",
  luciaferrando: "Lucía Ferrando 🌻",
  tiagovalente: "Tiago Valente",
  beatriz_nunes1: "Beatriz Nunes",
  gio_marchesi: "Giorgio Marchesi",
  femkevdveen: "Femke van der Veen",
  wojtek_sowa: "Wojtek Sowa",
  elif_kaynak: "Elif Kaynak",
  noura_salim: "نورة سالم",
  faris_alamin: "فارس الأمين",
  priya_deshmukhx: "Priya Deshmukh",
  rohan_k_verma: "रोहन वर्मा",
  haruka_mizuno_: "水野はるか",
  kenji_aoyama8: "青山けんじ",
  oldgregthorne: "Greg Thorne",
  nadia_pell: "nadia 🐈‍⬛",
  callumstroud: "Callum Stroud",
  priscillaojo: "Priscilla Ojo",
  hollis_marsh: "Hollis Marsh",
  benwhitlock_: "Ben Whitlock",
  yara_tamm: "Yara Tamm",
  theokingsley4: "Theo K.",
  mrspennyweather: "Mrs Pennyweather",
  ines_roth: "Ines Roth",
  kaibrenner_: "Kai Brenner",
  jule_sandmann: "Jule Sandmann",
  holgerwiese61: "Holger Wiese",
  camille_rivet: "Camille Rivet",
  odetteleclair: "Odette Leclair",
  pablosaiz_m: "Pablo Saiz",
  valeriamont_e: "Valeria Montero",
  zadie_fenwick: "Zadie Fenwick",
  rexdalton_7: "Rex Dalton",
  mina_farouk: "Mina Farouk",
  jonas_tveit: "Jonas Tveit",
  sunnyside_deals: "SunnySide Deals 🔥",
  aoife_garrity: "Aoife Garrity",
  martypickett: "Marty Pickett",
  quietharbour: "Quiet Harbour Café",
  lotta_ek: "Lotta Ek",
  dominicpryce_: "Dominic Pryce",
  growthguruvance: "Vance | Growth 🚀",
  fennimoreclub: "Fennimore Football Club",
  stella_bright1: "Stella Bright",
};

const verified: ReadonlySet<string> = new Set(["parcelwatchnews", "fennimoreclub", "dominicpryce_"]);

const organisations: readonly Person[] = [
  { handle: "parcelwatchnews", name: "Parcel Watch", verified: true, bio: "News of the delivery trade." },
  { handle: "brightkettle", name: "BrightKettle Tea", verified: true },
  { handle: "lumohomeware", name: "Lumo Homeware", verified: true },
  { handle: "fjordtyre", name: "Fjord Tyres", verified: true },
];

const everybody: ReadonlyMap<string, Person> = new Map(
  [
    ...Object.entries(names).map(([handle, name]): Person =>
      verified.has(handle) ? { handle, name, verified: true } : { handle, name },
    ),
    ...organisations,
    ...brandAccounts,
    ...hostilePeople,
  ].map((person) => [person.handle, person]),
);

/** The person behind a handle; a generated author (`guest_17`) is made up on the spot. */
export function personOf(handle: string): Person {
  return everybody.get(handle) ?? { handle, name: `Guest ${handle.replace(/\D/g, "")}` };
}

/** The site's own number of an account; it outlives a change of handle. */
export function numberOf(handle: string): string {
  return String(1_000_000_000_000_000_000n + BigInt(hash(handle)) * 97n);
}
