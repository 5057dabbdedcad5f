/** A dash for each shape of path, named in the legend beside the chart. */
export const dashes = {linear: "7 4", geometric: "2 3", milestones: "10 3 2 3"};
