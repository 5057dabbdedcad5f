-- mart.target_total: a target set as a whole: its printed headline, and the sums of its groups where it has groups.
-- grain: target_set_id
-- comparable_target_sum is the part of the target that has any comparable observation: the coverage of 92兆円.

with

groups as (
    select
        target_set_id,
        count(*)::integer as group_count,
        sum(baseline_value)::decimal(24, 6) as group_baseline_sum,
        sum(target_value)::decimal(24, 6) as group_target_sum,
        coalesce(sum(target_value) filter (where comparable_observations > 0), 0)::decimal(24, 6) as comparable_target_sum,
        count(*) filter (where verdict = 'undetermined')::integer as undetermined_groups,
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
    groups.comparable_target_sum,
    round((groups.comparable_target_sum / groups.group_target_sum)::double, 6) as coverage,
    coalesce(groups.undetermined_groups, 0) as undetermined_groups,
    target_set.supersedes_id,
    target_set.document_id,
    target_set.note_ja,
    target_set.note_en,
    as_of.as_of
from reference.target_set as target_set
join mart.target as headline on headline.target_set_id = target_set.target_set_id and headline.level = 'total'
cross join staging.as_of as as_of
left join groups on groups.target_set_id = target_set.target_set_id
