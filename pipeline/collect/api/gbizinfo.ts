import type {Client} from "./client.js";

export const gbizinfo: Client = {
  base: "https://example.org/",
  perSecond: 1,
  calls: () => [],
  hear: () => ({keep: true})
};
