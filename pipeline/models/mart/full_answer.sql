-- mart.full_answer: each method's answer with everything that went into it and the point at which rounding would turn it.
-- grain: vintage, entity_type, entity_id, indicator_id, target_set_id, method_id, shape

select
    answer.vintage,
    answer.entity_type,
    answer.entity_id,
    answer.indicator_id,
    answer.target_set_id,
    answer.method_id,
    answer.verdict,
    answer.reason,
    answer.ratio,
    answer.rounding_decides,
    answer.verdict_worst,
    answer.verdict_best,
    flip.flip_input,
    flip.flip_value,
    flip.flip_verdict,
    macros.method_class(answer.method_id, answer.ratio, answer.verdict) as method_class,
    case when answer.method_id = 'ratio-cagr@1' and answer.verdict <> 'undetermined'
        then macros.ratio_cagr_score(answer.ratio, answer.verdict = 'achieved')
    end as score,
    case when answer.verdict <> 'undetermined' then macros.working(
        answer.method_id, answer.baseline_value, answer.baseline_at, answer.value, answer.latest_at, answer.target_value, answer.target_at,
        answer.path_value
    ) end as working,
    answer.shape,
    answer.series_id,
    answer.observation_id,
    answer.points,
    answer.baseline_value,
    answer.baseline_at,
    answer.baseline_half,
    answer.value,
    answer.latest_at,
    answer.value_half,
    answer.target_value,
    answer.target_at,
    answer.target_half,
    answer.path_value,
    macros.compound_growth(answer.baseline_value, answer.value, answer.latest_at - answer.baseline_at) as growth_observed,
    macros.compound_growth(answer.baseline_value, answer.target_value, answer.target_at - answer.baseline_at) as growth_required,
    macros.value_extrapolated(answer.baseline_value, answer.baseline_at, answer.value, answer.latest_at, answer.target_at) as value_at_target,
    answer.unit,
    answer.past_rule,
    answer.target_year_past,
    answer.baseline_figure_id,
    answer.target_figure_id
from mart.answer as answer
left join mart.flip_point as flip
    on flip.goal_id = answer.goal_id and flip.observation_id = answer.observation_id and flip.method_id = answer.method_id
    and flip.shape is not distinct from answer.shape and flip.target_at = answer.target_at
