-- mart.area_standing: where each group stands on a path of each shape: the word its methods agree on, or why not.
-- grain: vintage, target_set_id, area_id, shape
-- gap is value less path: negative is behind. The path is taken in the year of the latest comparable observation.

with

by_method as (
    select
        path.vintage, path.goal_id, path.shape,
        list(distinct result.verdict) filter (where result.verdict <> 'undetermined') as words,
        bool_or(result.rounding_decides) as rounding_decides
    from mart.method_result as path
    join mart.method_result as result
        on result.vintage = path.vintage and result.goal_id = path.goal_id
        and (result.shape is null or result.shape = path.shape)
    where path.shape is not null
    group by path.vintage, path.goal_id, path.shape
)

select
    path.vintage,
    path.target_set_id,
    path.entity_id as area_id,
    path.shape,
    case
        when path.verdict = 'undetermined' then 'undetermined'
        when len(by_method.words) = 1 then by_method.words[1]
        else 'split'
    end as verdict,
    path.verdict <> 'undetermined' and by_method.rounding_decides as rounding_decides,
    case
        when path.verdict = 'undetermined' then path.reason
        when by_method.rounding_decides then 'rounding_decides'
    end as reason,
    path.verdict as path_verdict,
    path.ratio as path_ratio,
    path.rounding_decides as path_rounding_decides,
    path.series_id,
    path.observation_id,
    path.points,
    case when path.verdict <> 'undetermined' then path.latest_at end as latest_at,
    case when path.verdict <> 'undetermined' then path.value end as value,
    case when path.verdict <> 'undetermined' then round(path.path_value, 6)::decimal(24, 6) end as path_value,
    case when path.verdict <> 'undetermined'
        then observation.value_base - macros.in_base_unit(round(path.path_value, 6)::decimal(24, 6), path.factor)
    end as gap_jpy,
    case when path.verdict <> 'undetermined'
        then macros.growth_needed(path.value, path.latest_at, path.target_value, path.target_at)
    end as growth_needed,
    case when path.verdict <> 'undetermined'
        then macros.path_time(
            path.shape, path.baseline_value, path.baseline_at, path.target_value, path.target_at, path.value
        ) - path.latest_at
    end as years_ahead,
    path.target_year_past,
    path.past_rule,
    path.past_rule = 'exclude' and path.target_year_past as is_excluded,
    path.unit,
    aim.value as target_value
from mart.method_result as path
join by_method using (vintage, goal_id, shape)
join mart.target_figure as aim on aim.figure_id = path.target_figure_id
left join mart.observation as observation on observation.observation_id = path.observation_id
where path.entity_type = 'area' and path.shape is not null
