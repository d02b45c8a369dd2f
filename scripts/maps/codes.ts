/** The countries of ISO 3166-1, and what cannot be read off the atlas about drawing them. */
import {createRequire} from 'node:module';

/** ISO 3166-1: the two letters and the three figures of each. Kosovo has letters in wide use, but no figures. */
const TABLE = `
AD020 AE784 AF004 AG028 AI660 AL008 AM051 AO024 AQ010 AR032 AS016 AT040 AU036 AW533 AX248 AZ031 BA070 BB052 BD050 BE056
BF854 BG100 BH048 BI108 BJ204 BL652 BM060 BN096 BO068 BQ535 BR076 BS044 BT064 BV074 BW072 BY112 BZ084 CA124 CC166 CD180
CF140 CG178 CH756 CI384 CK184 CL152 CM120 CN156 CO170 CR188 CU192 CV132 CW531 CX162 CY196 CZ203 DE276 DJ262 DK208 DM212
DO214 DZ012 EC218 EE233 EG818 EH732 ER232 ES724 ET231 FI246 FJ242 FK238 FM583 FO234 FR250 GA266 GB826 GD308 GE268 GF254
GG831 GH288 GI292 GL304 GM270 GN324 GP312 GQ226 GR300 GS239 GT320 GU316 GW624 GY328 HK344 HM334 HN340 HR191 HT332 HU348
ID360 IE372 IL376 IM833 IN356 IO086 IQ368 IR364 IS352 IT380 JE832 JM388 JO400 JP392 KE404 KG417 KH116 KI296 KM174 KN659
KP408 KR410 KW414 KY136 KZ398 LA418 LB422 LC662 LI438 LK144 LR430 LS426 LT440 LU442 LV428 LY434 MA504 MC492 MD498 ME499
MF663 MG450 MH584 MK807 ML466 MM104 MN496 MO446 MP580 MQ474 MR478 MS500 MT470 MU480 MV462 MW454 MX484 MY458 MZ508 NA516
NC540 NE562 NF574 NG566 NI558 NL528 NO578 NP524 NR520 NU570 NZ554 OM512 PA591 PE604 PF258 PG598 PH608 PK586 PL616 PM666
PN612 PR630 PS275 PT620 PW585 PY600 QA634 RE638 RO642 RS688 RU643 RW646 SA682 SB090 SC690 SD729 SE752 SG702 SH654 SI705
SJ744 SK703 SL694 SM674 SN686 SO706 SR740 SS728 ST678 SV222 SX534 SY760 SZ748 TC796 TD148 TF260 TG768 TH764 TJ762 TK772
TL626 TM795 TN788 TO776 TR792 TT780 TV798 TW158 TZ834 UA804 UG800 UM581 US840 UY858 UZ860 VA336 VC670 VE862 VG092 VI850
VN704 VU548 WF876 WS882 YE887 YT175 ZA710 ZM894 ZW716 XK---`;

/** The two letters of each country, by the figures that the atlas has. */
export const codeOf = new Map(TABLE.trim().split(/\s+/).map(entry => [entry.slice(2), entry.slice(0, 2)]));

/** The two letters of every country that is drawn. */
export const codes = [...codeOf.values()].sort();

/** West, south, east and north in degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/** Countries that the atlas draws as part of another, and where they lie. */
export const PARTS: Record<string, [within: string, ...boxes: Box[]]> = {
  BQ: ['NL', [-69, 11, -62, 18]],
  BV: ['NO', [3, -55, 4, -54]],
  CC: ['Indian Ocean Ter.', [96, -13, 98, -11]],
  CX: ['Indian Ocean Ter.', [105, -11, 106, -10]],
  GF: ['FR', [-55, 2, -51, 6]],
  GP: ['FR', [-61.9, 15.7, -60.9, 16.6]],
  MQ: ['FR', [-61.4, 14.3, -60.7, 15]],
  RE: ['FR', [55, -22, 56, -20]],
  SJ: ['NO', [9, 74, 34, 82], [-10, 70, -7, 72]],
  TK: ['NZ', [-173, -10, -170, -8]],
  YT: ['FR', [44.9, -13.1, 45.4, -12.5]],
  // The peninsula was taken by force in 2014; the United Nations count it as Ukraine's (resolution 68/262).
  UA: ['RU', [32, 44, 36.7, 46.3]],
};

/** What the atlas keeps apart, or gives no figures, and which country it belongs to in ISO 3166-1. */
export const JOINED: Record<string, string> = {
  'Ashmore and Cartier Is.': 'AU',
  'Baikonur': 'KZ',
  'Clipperton I.': 'FR',
  'Coral Sea Is.': 'AU',
  'Cyprus U.N. Buffer Zone': 'CY',
  'Kosovo': 'XK',
  'N. Cyprus': 'CY',
  'Somaliland': 'SO',
  'USNB Guantanamo Bay': 'CU',
};

/** Reefs that several countries claim and nobody sees at this size. */
export const LEFT_OUT = ['Bajo Nuevo Bank', 'Scarborough Reef', 'Serranilla Bank', 'Spratly Is.'];

/** What a map shows where the rule, that far and small parts stay outside, would leave out what belongs into the picture. */
export const FRAMES: Record<string, Box> = {
  AO: [11, -19, 25, -4],
  AU: [112, -44, 154.5, -9],
  FO: [-8, 61, -6, 63],
  GB: [-9, 49, 3, 61],
  GQ: [8, 0, 12, 4],
  KI: [172, -3, 178, 4],
  MH: [160, 4, 173, 15],
  MV: [72, -1, 74, 8],
  NZ: [166, -48, 179, -34],
  PF: [-153, -18.5, -148, -16],
  ST: [6, -1, 8, 2],
  TT: [-62.5, 9.5, -60, 11.5],
  TV: [176, -11, 180, -5],
  VU: [166, -20.5, 171, -13],
  YE: [41, 12, 55, 19],
};

/** Middles of maps that no rule finds. */
export const CENTRES: Record<string, [lon: number, lat: number]> = {AQ: [0, -90]};

/** Lands of so few kilometres that the atlas knows their place rather than their shape; each is a dot in its region. */
export const SPOTS = ['GI', 'MC', 'VA'];

const {supplemental} = createRequire(import.meta.url)('cldr-core/supplemental/territoryContainment.json') as {
  supplemental: {territoryContainment: Record<string, {_contains: string[]}>};
};

/** The part of the world that a country belongs to: three figures of UN M49, from CLDR. None for Antarctica. */
export const regionOf = (code: string): string | undefined =>
  Object.entries(supplemental.territoryContainment).find(([group, {_contains}]) => /^\d+$/.test(group) && _contains.includes(code))?.[0];
