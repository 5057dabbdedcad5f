/** One indicator a community is asked for, with what it reported last. */
export interface TemplateIndicator {
  indicator_id: string;
  name_ja: string;
  name_en: string;
  unit: string;
  /** Units of the same kind, for choosing. */
  units: string[];
  definition_ja: string;
  definition_en: string;
  direction: string;
  additive: boolean;
  /** The latest published value, as text with its unit; empty where there is none. */
  last_value: string;
  last_period: string;
  last_document: string;
}

/** Everything the report form of a community is written from. */
export interface TemplateData {
  community_id: string;
  community_name: string;
  indicators: TemplateIndicator[];
  as_of: string;
  content_id: string;
}
