import {
  choice,
  codes,
  corporateNumber,
  decimal,
  type Field,
  factor,
  flag,
  id,
  maybe,
  oneTo,
  pairs,
  partialDate,
  question,
  refers,
  ror,
  sha256,
  text,
  url,
  whole,
  year
} from "./field.js";

/** A table kept by people in data/reference: its file is <name>.csv, its key is unique. */
export interface ReferenceTable {
  key: string[];
  fields: Record<string, Field>;
}

const confidence = choice("A", "B", "C", "D");
const notes = {note_ja: maybe(text()), note_en: maybe(text())};

/**
 * Every reference table. The order is the order of loading; a file whose header is not
 * exactly these columns stops the run. Tables are described for people in data/reference/README.md.
 */
export const referenceTables: Record<string, ReferenceTable> = {
  document: {
    key: ["document_id"],
    fields: {
      document_id: id(),
      title: text(),
      publisher: text(),
      published_on: maybe(partialDate()),
      date_basis: maybe(choice("stated", "address", "inferred", "confirmed")),
      url: maybe(url()),
      url_basis: maybe(choice("stated", "completed", "confirmed")),
      kind: choice("government", "press", "community", "research_firm", "vendor", "blog", "service"),
      confidence,
      ...notes
    }
  },
  unit: {
    key: ["unit"],
    fields: {
      unit: text(),
      dimension: id(),
      base_unit: text(),
      factor: factor(),
      name_ja: text(),
      name_en: text()
    }
  },
  unit_name: {key: ["text"], fields: {text: text(), unit: refers("unit")}},
  status: {
    key: ["status"],
    fields: {status: id(), sdmx_code: id(), observed: flag(), name_ja: text(), name_en: text(), definition_ja: text()}
  },
  status_name: {key: ["text"], fields: {text: text(), status: refers("status")}},
  qualifier: {
    key: ["qualifier"],
    fields: {qualifier: id(), name_ja: text(), name_en: text(), placement: choice("before", "after")}
  },
  qualifier_name: {key: ["text"], fields: {text: text(), qualifier: refers("qualifier")}},
  era: {
    key: ["era"],
    fields: {
      era: text(),
      abbreviations: text(),
      name_en: text(),
      first_year: whole(),
      last_year: maybe(whole())
    }
  },
  missing_reason: {
    key: ["missing_reason"],
    fields: {missing_reason: id(), sdmx_code: id(), name_ja: text(), name_en: text(), definition_ja: text()}
  },
  missing_symbol: {key: ["text"], fields: {text: text(), missing_reason: refers("missing_reason")}},
  character_variant: {key: ["variant"], fields: {variant: text(), standard: text(), ...notes}},
  name: {
    key: ["kind", "text"],
    fields: {kind: choice("community", "indicator"), text: text(), id: id(), ...notes}
  },
  column_name: {
    key: ["text"],
    fields: {
      text: text(),
      role: choice(
        "entity",
        "indicator",
        "period",
        "value",
        "unit",
        "status",
        "qualifier",
        "document",
        "published_on",
        "note",
        "number"
      )
    }
  },
  correction: {
    key: ["source_id", "file", "address", "field"],
    fields: {
      source_id: id(),
      file: text(),
      address: text(),
      field: choice("value", "unit", "period", "indicator", "entity", "status", "qualifier", "accept", "drop"),
      expect: text(),
      replacement: maybe(text()),
      rule_id: maybe(refers("rule")),
      reason_ja: text(),
      reason_en: maybe(text()),
      decided_by: text(),
      decided_on: partialDate()
    }
  },
  lost_artifact: {
    key: ["artifact_sha256"],
    fields: {
      artifact_sha256: sha256(),
      file: maybe(text()),
      declared_on: partialDate(),
      reason_ja: text(),
      reason_en: maybe(text())
    }
  },
  machine_readability_rule: {
    key: ["rule_id"],
    fields: {
      rule_id: id(),
      level: whole(),
      title_ja: text(),
      severity: choice("FATAL", "CRITICAL", "MAJOR", "MINOR"),
      deduction: text(),
      judged: choice("yes", "partly", "no"),
      basis_ja: text(),
      basis_en: text()
    }
  },
  rule: {
    key: ["rule_id"],
    fields: {
      rule_id: id(),
      kind: choice("normalise", "quarantine", "skip"),
      concerns: maybe(
        choice(
          "value",
          "unit",
          "period",
          "qualifier",
          "status",
          "indicator",
          "entity",
          "series",
          "document",
          "published_on",
          "row",
          "column",
          "block",
          "file",
          "answer"
        )
      ),
      may_be_accepted: maybe(flag()),
      name_ja: text(),
      name_en: text(),
      expected_ja: maybe(text()),
      expected_en: maybe(text())
    }
  },
  area: {
    key: ["area_id"],
    fields: {
      area_id: id(),
      parent_id: maybe(refers("area")),
      level: choice("total", "segment", "group", "area"),
      area_no: maybe(whole()),
      name_ja: text(),
      name_en: text(),
      name_en_status: choice("official", "working"),
      sort_order: whole(),
      fill: maybe(oneTo(5)),
      verified: flag(),
      area_no_verified: maybe(flag()),
      derived: flag(),
      parent_basis: maybe(choice("stated", "inferred")),
      document_id: maybe(refers("document")),
      ...notes
    }
  },
  target_set: {
    key: ["target_set_id"],
    fields: {
      target_set_id: id(),
      name_ja: text(),
      name_en: text(),
      name_en_status: choice("official", "working"),
      decided_on: partialDate(),
      scope_ja: text(),
      scope_en: text(),
      headline_value: decimal(),
      headline_unit: refers("unit"),
      target_year: year(),
      group_baseline_sum: maybe(decimal()),
      group_target_sum: maybe(decimal()),
      path_shape: choice("linear", "geometric"),
      supersedes_id: maybe(refers("target_set")),
      document_id: refers("document"),
      ...notes
    }
  },
  target: {
    key: ["target_set_id", "area_id"],
    fields: {
      target_set_id: refers("target_set"),
      area_id: refers("area"),
      baseline_value: maybe(decimal()),
      baseline_year: maybe(year()),
      target_value: decimal(),
      target_year: year(),
      past_rule: choice("hold", "extend", "exclude"),
      unit: refers("unit"),
      decimals_published: whole(),
      qualifier: maybe(text()),
      document_id: refers("document"),
      locator: text(),
      confidence,
      ...notes
    }
  },
  target_milestone: {
    key: ["target_set_id", "area_id", "year"],
    fields: {
      target_set_id: refers("target_set"),
      area_id: refers("area"),
      year: year(),
      value: decimal(),
      unit: refers("unit"),
      document_id: refers("document"),
      locator: text(),
      confidence,
      ...notes
    }
  },
  area_crosswalk: {
    key: ["from_target_set_id", "from_area_id", "to_target_set_id", "to_name_ja"],
    fields: {
      from_target_set_id: refers("target_set"),
      from_area_id: refers("area"),
      to_target_set_id: refers("target_set"),
      to_name_ja: text(),
      to_name_en: text(),
      sort_order: whole(),
      relation: choice("same", "split", "merge", "scope_changed", "unknown"),
      document_id: refers("document"),
      ...notes
    }
  },
  method: {
    key: ["method_id"],
    fields: {
      method_id: text(),
      sort_order: whole(),
      name_ja: text(),
      name_en: text(),
      on_track_from: decimal(),
      acceleration_from: decimal(),
      formula_ja: text(),
      formula_en: text(),
      origin_ja: text(),
      origin_en: text()
    }
  },
  community: {
    key: ["community_id"],
    fields: {
      community_id: id(),
      name_ja: text(),
      name_en: maybe(text()),
      kind: choice("global", "regional", "nurturing"),
      network_body_ja: maybe(text()),
      prefectures: codes(),
      latitude: decimal(),
      longitude: decimal(),
      place_ja: text(),
      place_en: text(),
      label_dx: whole(),
      label_dy: whole(),
      label_anchor: choice("start", "middle", "end"),
      url: maybe(url()),
      summary_ja: text(),
      summary_en: text(),
      document_id: refers("document"),
      ...notes
    }
  },
  community_status: {
    key: ["community_id", "status", "from_date", "document_id"],
    fields: {
      community_id: refers("community"),
      status: choice("registered", "certified"),
      from_date: partialDate(),
      date_precision: choice("day", "month", "year"),
      document_id: refers("document"),
      confidence,
      superseded: flag(),
      ...notes
    }
  },
  community_hub: {
    key: ["hub_id"],
    fields: {
      hub_id: id(),
      community_id: refers("community"),
      name_ja: text(),
      sort_order: whole(),
      prefecture: codes(),
      summary_ja: text(),
      document_id: refers("document")
    }
  },
  community_member: {
    key: ["community_id", "member_name_ja"],
    fields: {
      community_id: refers("community"),
      member_name_ja: text(),
      full_name_ja: maybe(text()),
      actor_type: choice(
        "network_body",
        "university",
        "research_institute",
        "hospital",
        "company",
        "startup",
        "local_government",
        "incubator",
        "industry_body",
        "other"
      ),
      role: choice("secretariat", "listed"),
      city: maybe(text()),
      hub_id: maybe(refers("community_hub")),
      document_id: refers("document"),
      ...notes
    }
  },
  organisation: {
    key: ["member_name_ja"],
    fields: {
      member_name_ja: text(),
      corporate_number: maybe(corporateNumber()),
      ror: maybe(ror()),
      document_id: maybe(refers("document")),
      ...notes
    }
  },
  country: {key: ["country_id"], fields: {country_id: id(), name_ja: text(), name_en: text()}},
  indicator: {
    key: ["indicator_id"],
    fields: {
      indicator_id: id(),
      name_ja: text(),
      name_en: text(),
      unit: refers("unit"),
      kind: choice("flow", "stock", "index"),
      direction: choice("up", "down", "none"),
      entity_type: choice("area", "community", "nation"),
      additive: flag(),
      in_defensible_set: flag(),
      definition_ja: text(),
      definition_en: text(),
      document_id: refers("document")
    }
  },
  series: {
    key: ["series_id"],
    fields: {
      series_id: id(),
      indicator_id: refers("indicator"),
      entity_type: choice("area", "community", "nation"),
      entity_id: id(),
      publisher: text(),
      edition: text(),
      scope_ja: text(),
      unit: refers("unit"),
      period_kind: choice("CY", "FY", "date"),
      comparable_to_target: choice("true", "false", "unknown"),
      coverage_note_ja: maybe(text()),
      coverage_note_en: maybe(text()),
      part_of_series_id: maybe(refers("series")),
      document_id: refers("document")
    }
  },
  request: {
    key: ["source_id", "request_id"],
    fields: {source_id: id(), request_id: id(), params: question(), ...notes}
  },
  request_series: {
    key: ["source_id", "request_id", "match"],
    fields: {source_id: id(), request_id: id(), match: maybe(pairs()), series_id: refers("series")}
  },
  community_target: {
    key: ["community_id", "indicator_id"],
    fields: {
      community_id: refers("community"),
      indicator_id: refers("indicator"),
      baseline_value: maybe(decimal()),
      baseline_year: maybe(year()),
      target_value: decimal(),
      target_value_max: maybe(decimal()),
      target_year: maybe(year()),
      unit: refers("unit"),
      document_id: refers("document"),
      confidence,
      ...notes
    }
  },
  event: {
    key: ["event_date", "title_ja"],
    fields: {
      event_date: partialDate(),
      title_ja: text(),
      title_en: text(),
      kind: choice("strategy", "certification", "budget", "meeting"),
      document_id: refers("document"),
      ...notes
    }
  },
  community_event: {
    key: ["community_id", "event_date", "title_ja"],
    fields: {community_id: refers("community"), event_date: partialDate(), title_ja: text()}
  },
  withheld: {
    key: ["subject", "key"],
    fields: {
      subject: choice("observation", "target", "community_target"),
      key: text(),
      reason_ja: text(),
      reason_en: text()
    }
  },
  api_source: {
    key: ["api_source_id"],
    fields: {
      api_source_id: id(),
      name: text(),
      endpoint: maybe(text()),
      auth: maybe(text()),
      limits: maybe(text()),
      licence: maybe(text()),
      ...notes
    }
  }
};
