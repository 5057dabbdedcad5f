-- mart.community_target: what a community declared it would reach, with its baseline as printed.
-- grain: community_id, indicator_id
-- `caution` marks figures that must never stand beside the national 92兆円: sales of whole firms.

select
    target.community_id,
    target.indicator_id,
    baseline.figure_id as baseline_figure_id,
    baseline.value as baseline_value,
    baseline.period as baseline_period,
    aim.figure_id as target_figure_id,
    aim.value as target_value,
    aim.value_base as target_value_base,
    upper_end.figure_id as target_max_figure_id,
    upper_end.value as target_value_max,
    aim.period as target_period,
    aim.unit,
    case
        when target.indicator_id = 'member_company_sales' then 'not_bio_market'
        when aim.withheld then 'unconfirmed'
    end as caution,
    aim.withheld,
    target.document_id,
    target.confidence,
    target.note_ja,
    target.note_en,
    greatest(aim.known_from, baseline.known_from) as known_from
from reference.community_target as target
join mart.target_figure as aim
    on aim.subject = 'community_target' and aim.owner_id = target.community_id and aim.object_id = target.indicator_id
    and aim.role = 'target'
left join mart.target_figure as baseline
    on baseline.subject = 'community_target' and baseline.owner_id = target.community_id
    and baseline.object_id = target.indicator_id and baseline.role = 'baseline'
left join mart.target_figure as upper_end
    on upper_end.subject = 'community_target' and upper_end.owner_id = target.community_id
    and upper_end.object_id = target.indicator_id and upper_end.role = 'target_max'
