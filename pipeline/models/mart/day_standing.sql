-- mart.day_standing: where each group and the whole of a target set stands on a path of each shape, as known each day.
-- grain: vintage, target_set_id, area_id, shape
-- The gap of the whole is the exact sum of the groups that have one, each in the year of its own latest observation;
-- coverage says what share of the target they are. The whole is judged only when every group that counts can be.

with

box as (
    select
        box.vintage, box.target_set_id, box.shape, box.corner,
        sum(box.v order by box.goal_id) as v, sum(box.b order by box.goal_id) as b,
        case when count(box.path) = count(*) then sum(box.path order by box.goal_id) end as path,
        sum(box.aim order by box.goal_id) as aim, bool_or(box.approached) as approached,
        max(box.latest_at) as latest_at, min(box.latest_at) = max(box.latest_at) as same_year,
        min(box.baseline_at) as base_at, any_value(target_set.target_year::double) as set_year,
        any_value(box.on_track_from) as on_track, any_value(box.acceleration_from) as acceleration
    from mart.rounding_box as box
    join reference.target_set as target_set using (target_set_id)
    where box.entity_type = 'area' and box.shape is not null
    group by box.vintage, box.target_set_id, box.shape, box.corner
),

worded as (
    select
        *,
        macros.verdict(
            'path-gap@1', on_track, acceleration, b, base_at, v, latest_at, aim, set_year, path, 1, false
        ) as word,
        macros.verdict(
            'path-gap@1', on_track, acceleration, b, base_at, v, latest_at, aim, set_year, path, 1, approached
        ) as word_approached
    from box
),

whole as (
    select
        vintage, target_set_id, shape,
        any_value(word) filter (where corner = 0) as word,
        min(macros.verdict_rank(word)) < max(macros.verdict_rank(word_approached)) as rounding_decides,
        any_value(macros.path_ratio(b, v, path, 1) is null and word <> 'achieved') filter (where corner = 0) as by_side,
        any_value(macros.growth_needed(v, latest_at, aim, set_year)) filter (where corner = 0 and same_year) as growth
    from worded
    group by vintage, target_set_id, shape
),

summed as (
    select
        vintage, target_set_id, shape,
        sum(gap_jpy) as gap_jpy,
        sum(path_value) as path_value,
        count(*) filter (where not is_excluded) as areas,
        count(gap_jpy) as areas_judged,
        coalesce(
            sum(target_value) filter (where gap_jpy is not null) / sum(target_value) filter (where not is_excluded), 0
        )::double as coverage,
        bool_or(target_year_past) as target_year_past,
        arg_max(reason, target_value) filter (where verdict = 'undetermined' and not is_excluded) as reason,
        any_value(unit) as unit
    from mart.area_standing
    group by vintage, target_set_id, shape
),

-- A set without groups has nothing to be judged by.
headline as (
    select vintage.vintage, target.target_set_id, target.area_id, target.unit, shape.shape
    from mart.target as target
    join mart.target_figure as figure on figure.figure_id = target.target_figure_id
    join mart.vintage as vintage on vintage.vintage >= figure.known_from
    cross join (values ('linear'), ('geometric')) as shape(shape)
    where target.level = 'total'
)

select
    vintage, target_set_id, area_id, shape, verdict, rounding_decides, reason,
    path_verdict, path_ratio, path_rounding_decides, series_id, observation_id, points, latest_at, value, path_value,
    gap_jpy::decimal(38, 6) as gap_jpy, growth_needed, years_ahead,
    (verdict <> 'undetermined')::integer::double as coverage,
    1 as areas, (verdict <> 'undetermined')::integer as areas_judged, target_year_past, past_rule, unit
from mart.area_standing
union all by name
select
    headline.*,
    case when summed.areas_judged = summed.areas then whole.word else 'undetermined' end as verdict,
    coalesce(summed.areas_judged = summed.areas and whole.rounding_decides, false) as rounding_decides,
    case
        when summed.areas_judged = summed.areas then
            case when whole.rounding_decides then 'rounding_decides' when whole.by_side then 'path_not_ahead' end
        else coalesce(summed.reason, 'no_comparable_observation')
    end as reason,
    case when summed.areas_judged > 0 then summed.path_value end as path_value,
    summed.gap_jpy::decimal(38, 6) as gap_jpy,
    case when summed.areas_judged = summed.areas then whole.growth end as growth_needed,
    coalesce(summed.coverage, 0) as coverage,
    coalesce(summed.areas, 0)::integer as areas,
    coalesce(summed.areas_judged, 0)::integer as areas_judged,
    coalesce(summed.target_year_past, false) as target_year_past,
    'hold' as past_rule
from headline
left join summed using (vintage, target_set_id, shape)
left join whole using (vintage, target_set_id, shape)
