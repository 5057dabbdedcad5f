-- mart.target_total: a target set as a whole: its printed headline, and the sums of its groups where it has groups.
-- grain: target_set_id

with

groups as (
    select
        target_set_id,
        count(*)::integer as group_count,
        sum(baseline_value)::decimal(24, 6) as group_baseline_sum,
        sum(target_value)::decimal(24, 6) as group_target_sum,
        any_value(unit) as unit
    from mart.target_progress
    group by target_set_id
)

select
    target_set.target_set_id,
    target_set.name_ja,
    target_set.name_en,
    target_set.name_en_status,
    target_set.decided_on,
    target_set.scope_ja,
    target_set.scope_en,
    headline.target_figure_id as headline_figure_id,
    headline.target_value as headline_value,
    headline.baseline_figure_id as headline_baseline_figure_id,
    headline.unit,
    headline.qualifier,
    headline.target_period,
    coalesce(groups.group_count, 0) as group_count,
    groups.group_baseline_sum,
    groups.group_target_sum,
    target_set.supersedes_id,
    target_set.document_id,
    target_set.note_ja,
    target_set.note_en,
    target_set.path_shape,
    figure.known_from
from reference.target_set as target_set
join mart.target as headline on headline.target_set_id = target_set.target_set_id and headline.level = 'total'
join mart.target_figure as figure on figure.figure_id = headline.target_figure_id
left join groups on groups.target_set_id = target_set.target_set_id
