-- mart.method_verdict: each method's verdict, all that went into it, and where rounding would turn it.
-- grain: vintage, entity_type, entity_id, indicator_id, target_set_id, method_id, shape

select
    result.vintage,
    result.entity_type,
    result.entity_id,
    result.indicator_id,
    result.target_set_id,
    result.method_id,
    result.verdict,
    result.reason,
    result.ratio,
    result.rounding_decides,
    result.verdict_worst,
    result.verdict_best,
    flip.flip_input,
    flip.flip_value,
    flip.flip_verdict,
    macros.method_class(result.method_id, result.ratio, result.verdict) as method_class,
    case when result.method_id = 'ratio-cagr@1' and result.verdict <> 'undetermined'
        then macros.ratio_cagr_score(result.ratio, result.verdict = 'achieved')
    end as score,
    case when result.verdict <> 'undetermined' then macros.working(
        result.method_id, result.baseline_value, result.baseline_at, result.value, result.latest_at,
        result.target_value, result.target_at,
        result.path_value, result.direction
    ) end as working,
    result.shape,
    result.series_id,
    result.observation_id,
    result.points,
    result.baseline_value,
    result.baseline_at,
    result.baseline_half,
    result.value,
    result.latest_at,
    result.value_half,
    result.target_value,
    result.target_at,
    result.target_half,
    result.path_value,
    macros.compound_growth(
        result.baseline_value, result.value, result.latest_at - result.baseline_at
    ) as growth_observed,
    macros.compound_growth(
        result.baseline_value, result.target_value, result.target_at - result.baseline_at
    ) as growth_required,
    macros.value_extrapolated(
        result.baseline_value, result.baseline_at, result.value, result.latest_at, result.target_at
    ) as value_at_target,
    result.unit,
    result.past_rule,
    result.target_year_past,
    result.baseline_figure_id,
    result.target_figure_id
from mart.method_result as result
left join mart.flip_point as flip
    on flip.goal_id = result.goal_id and flip.observation_id = result.observation_id
    and flip.method_id = result.method_id
    and flip.shape is not distinct from result.shape and flip.target_at = result.target_at
