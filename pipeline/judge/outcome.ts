/** Where a rule is broken: the first addresses, and the count of all. */
export interface Places {
  addresses: string[];
  count: number;
}

/** What one rule says of one file: broken at some places (none: it passes), nothing to judge, or not to be judged. */
export type Outcome = Places | "not_applicable" | {reason_ja: string; reason_en: string};

/** The outcomes of a group of rules by their ids. */
export type Outcomes = Record<string, Outcome>;

/** Addresses kept for one rule; a sheet can break a rule in every cell. */
const MOST = 20;

/** No place yet. */
export function noPlaces(): Places {
  return {addresses: [], count: 0};
}

/** Counts one more place; its address is only written out while there is room for it. */
export function addPlace(places: Places, address: () => string): void {
  places.count += 1;
  if (places.addresses.length < MOST) places.addresses.push(address());
}

/** Gathers the addresses that a rule finds one after another. */
export function placesOf(addresses: Iterable<string>): Places {
  const places = noPlaces();
  for (const address of addresses) addPlace(places, () => address);
  return places;
}
