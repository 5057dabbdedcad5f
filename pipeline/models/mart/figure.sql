-- mart.figure: the register of every figure that is shown: read from a file, or computed from others that were.
-- grain: figure_id
-- A figure that was read has its file, address and raw text; a computed one has its formula and the figures that
-- went into it. A page may show no number that is not in here, nor one that is withheld until it is confirmed.

with

-- A name that no official document confirms says so wherever it stands.
area as (
    select
        area_id,
        name_ja || case when verified then '' else '（名称は公式文書で未確認）' end as name_ja,
        name_en || case when verified then '' else ' (name not confirmed in an official document)' end as name_en
    from reference.area
),

observed as (
    select
        observation.observation_id as figure_id,
        'observation' as kind,
        coalesce(area.name_ja, community.name_ja, country.name_ja, '全国') || '：' || indicator.name_ja as label_ja,
        coalesce(area.name_en, community.name_en, community.name_ja, country.name_en, 'Japan') || ': '
            || indicator.name_en as label_en,
        series.publisher || '／' || series.edition as series_label,
        observation.* exclude (
            observation_id, series_id, indicator_id, entity_type, entity_id, period_kind, position, starts_on, ends_on,
            chart_value, chart_unit, observed
        )
    from mart.observation as observation
    join mart.series as series using (series_id)
    join reference.indicator as indicator on indicator.indicator_id = observation.indicator_id
    left join area on observation.entity_type = 'area' and area.area_id = observation.entity_id
    left join reference.community as community
        on observation.entity_type = 'community' and community.community_id = observation.entity_id
    left join reference.country as country -- what is counted for the whole of Japan is called 全国
        on observation.entity_type = 'nation' and country.country_id = observation.entity_id
        and country.country_id <> 'JP'
),

printed as (
    select
        case when figure.role = 'baseline' then 'baseline' else 'target' end as kind,
        coalesce(area.name_ja, community.name_ja || '：' || indicator.name_ja) as label_ja,
        coalesce(area.name_en, coalesce(community.name_en, community.name_ja) || ': ' || indicator.name_en) as label_en,
        target_set.name_ja as series_label,
        false as sample,
        figure.* exclude (subject, owner_id, object_id, role, position, starts_on, ends_on)
    from mart.target_figure as figure
    left join area on figure.subject = 'target' and area.area_id = figure.object_id
    left join reference.target_set as target_set
        on figure.subject = 'target' and target_set.target_set_id = figure.owner_id
    left join reference.community as community
        on figure.subject = 'community_target' and community.community_id = figure.owner_id
    left join reference.indicator as indicator
        on figure.subject = 'community_target' and indicator.indicator_id = figure.object_id
)

select * from observed
union all by name
select * from printed
union all by name
select * from mart.computed_figure
