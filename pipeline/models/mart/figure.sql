-- mart.figure: the register of every figure that is shown: read from a file, or computed from others that were.
-- grain: figure_id
-- A figure that was read has its file, address and raw text; a computed one has its formula and the figures that
-- went into it. A page may show no number that is not in here, nor one that is withheld until it is confirmed.

with

observed as (
    select
        observation.observation_id as figure_id,
        'observation' as kind,
        coalesce(area.name_ja, community.name_ja, '全国') || '：' || indicator.name_ja as label_ja,
        coalesce(area.name_en, community.name_en, community.name_ja, 'Japan') || ': ' || indicator.name_en as label_en,
        series.publisher || '／' || series.edition as series_label,
        observation.period,
        observation.value,
        observation.unit,
        observation.decimals,
        observation.value_base,
        observation.qualifier,
        observation.status,
        observation.known_from,
        observation.known_to,
        observation.known_basis,
        observation.document_id,
        null as locator,
        observation.confidence,
        observation.source_id,
        observation.file,
        observation.artifact_sha256,
        observation.address,
        observation.raw_text,
        observation.raw_unit,
        observation.raw_period,
        observation.steps,
        null as formula_id,
        null as inputs,
        observation.note_ja,
        observation.note_en,
        observation.withheld,
        observation.sample
    from mart.observation as observation
    join reference.series as series using (series_id)
    join reference.indicator as indicator on indicator.indicator_id = observation.indicator_id
    left join reference.area as area on observation.entity_type = 'area' and area.area_id = observation.entity_id
    left join reference.community as community on observation.entity_type = 'community' and community.community_id = observation.entity_id
),

printed as (
    select
        figure.figure_id,
        case when figure.role = 'baseline' then 'baseline' else 'target' end as kind,
        coalesce(area.name_ja, community.name_ja || '：' || indicator.name_ja) as label_ja,
        coalesce(area.name_en, coalesce(community.name_en, community.name_ja) || ': ' || indicator.name_en) as label_en,
        target_set.name_ja as series_label,
        figure.period,
        figure.value,
        figure.unit,
        figure.decimals,
        figure.value_base,
        figure.qualifier,
        figure.status,
        figure.known_from,
        null::date as known_to,
        null as known_basis,
        figure.document_id,
        figure.locator,
        figure.confidence,
        figure.source_id,
        figure.file,
        figure.artifact_sha256,
        figure.address,
        figure.raw_text,
        figure.raw_unit,
        figure.raw_period,
        figure.steps,
        null as formula_id,
        null as inputs,
        figure.note_ja,
        figure.note_en,
        figure.withheld,
        false as sample
    from mart.target_figure as figure
    left join reference.area as area on figure.subject = 'target' and area.area_id = figure.object_id
    left join reference.target_set as target_set on figure.subject = 'target' and target_set.target_set_id = figure.owner_id
    left join reference.community as community on figure.subject = 'community_target' and community.community_id = figure.owner_id
    left join reference.indicator as indicator on figure.subject = 'community_target' and indicator.indicator_id = figure.object_id
)

select * from observed
union all by name
select * from printed
union all by name
select * from mart.computed_figure
