// Framework's settings. The paths of the parameterised pages come from dashboard/site/build.ts, which knows the tables.
export default {
  root: "src",
  output: "dist.part",
  style: "style.css",
  globalStylesheets: [],
  dynamicPaths: JSON.parse(process.env.SITE_PATHS ?? "[]"),
  preserveExtension: true,
  sidebar: false,
  pager: false,
  toc: false,
  header: "",
  footer: ""
};
