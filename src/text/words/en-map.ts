/** What a map says in words. A file of its own, because maps are drawn by a later part. */
export const map = {
  map: (name: string) => `Map: ${name}`,
  world: (region: string) => `Where in the world: ${region}`,
  nearby: (names: string) => `Nearby: ${names}`,
  offices: (n: number, cities: string) => (n === 1 ? `Office: ${cities}` : `Offices: ${cities}`),
};

/** The parts of the world of UN M49, by their figures: not every browser knows their names. */
export const regions = {
  '005': 'South America',
  '009': 'Oceania',
  '011': 'West Africa',
  '013': 'Central America',
  '014': 'East Africa',
  '015': 'North Africa',
  '017': 'Central Africa',
  '018': 'Southern Africa',
  '021': 'North America',
  '029': 'Caribbean',
  '030': 'East Asia',
  '034': 'South Asia',
  '035': 'Southeast Asia',
  '039': 'Southern Europe',
  '053': 'Australia and New Zealand',
  '054': 'Melanesia',
  '057': 'Micronesia',
  '061': 'Polynesia',
  '143': 'Central Asia',
  '145': 'Western Asia',
  '151': 'Eastern Europe',
  '154': 'Northern Europe',
  '155': 'Western Europe',
};
