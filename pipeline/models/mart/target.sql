-- mart.target: one target of one area in one target set, with its baseline as printed.
-- grain: target_set_id, area_id

select
    target.target_set_id,
    target.area_id,
    area.level,
    baseline.figure_id as baseline_figure_id,
    baseline.value as baseline_value,
    baseline.value_base as baseline_value_base,
    baseline.decimals as baseline_decimals,
    baseline.period as baseline_period,
    aim.figure_id as target_figure_id,
    aim.value as target_value,
    aim.value_base as target_value_base,
    aim.decimals as target_decimals,
    aim.period as target_period,
    aim.unit,
    aim.qualifier,
    target.decimals_published,
    target.document_id,
    target.locator,
    target.confidence,
    target.note_ja,
    target.note_en,
    greatest(aim.known_from, baseline.known_from) as known_from
from reference.target as target
join mart.area as area using (area_id)
join mart.target_figure as aim
    on aim.subject = 'target' and aim.owner_id = target.target_set_id and aim.object_id = target.area_id
    and aim.role = 'target'
left join mart.target_figure as baseline
    on baseline.subject = 'target' and baseline.owner_id = target.target_set_id and baseline.object_id = target.area_id
    and baseline.role = 'baseline'
