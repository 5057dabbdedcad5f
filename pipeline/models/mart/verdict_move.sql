-- mart.verdict_move: the days on which a verdict became another one, by the target it judges.
-- grain: entity_id, indicator_id, known_on

with

dated as (
    select
        area_id as entity_id, null as indicator_id, method_id, verdict, known_from,
        lag(verdict) over (partition by target_set_id, area_id, method_id order by known_from) as former
    from mart.verdict_history
    union all
    select
        community_id, indicator_id, method_id, verdict, known_from,
        lag(verdict) over (partition by community_id, indicator_id, method_id order by known_from)
    from mart.community_verdict_history
)

select
    entity_id,
    indicator_id,
    known_from as known_on,
    string_agg(
        distinct method_id || ' ' || former || ' ' || verdict,
        '; ' order by method_id || ' ' || former || ' ' || verdict
    ) as verdicts_moved
from dated
where former <> verdict
group by entity_id, indicator_id, known_from
