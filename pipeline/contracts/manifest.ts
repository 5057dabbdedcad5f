import {z} from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({path: z.string(), bytes: z.number().int(), sha256});

/** What stands in data/published/current/manifest.json, written last: what was published, from what. */
export const manifest = z.strictObject({
  content_id: sha256,
  built_at: z.iso.datetime(),
  as_of: z.iso.date(),
  /** The day that was asked for, where the set shows what was known then. */
  known_by: z.string().optional(),
  tables: z.record(
    z.string(),
    z.strictObject({
      rows: z.number().int(),
      columns: z.array(z.string()),
      /** The artifacts and reference files the table rests on. */
      artifacts: z.array(z.strictObject({file: z.string(), sha256})),
      files: z.strictObject({csv: file, parquet: file, arrow: file})
    })
  ),
  datapackage: file
});

export type Manifest = z.infer<typeof manifest>;
