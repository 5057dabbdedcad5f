import {everything, type World} from "./store.js";
import {newSeries} from "./targets.js";

/** Targets, one proxy with two versions and one figure that is held: nothing in it is an error. */
export function sound(): World {
  const held = {value: "?", period: "2021"};
  const world = newSeries(
    "grp-wood",
    [{period: "2019"}, {period: "2019", value: "2", published_on: "2030-12-31"}, {period: "2020"}, held],
    {
      comparable_to_target: "false"
    }
  );
  const {event = []} = everything;
  return {...world, reference: {...world.reference, event}};
}

/** The checks that speak of it: only the warning of what is held. */
export const HEALTHY = ["quarantine_waiting"];
