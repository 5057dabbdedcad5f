-- staging.withdrawn: where a whole answer, or a file sent again, came without a figure that it had given before.
-- grain: source_id, answer, key, period_id, withdrawn_order
-- A figure is given through stretches of stays of the pages of one answer; where a stretch ends it is withdrawn. A
-- reading that is held gives its figure; one whose series or period cannot be told may be any that it does not
-- contradict, unless it was held already when the figure was first given. What could not be read at all ends nothing.

with

reading as (
    select
        *,
        nullif(key, '') as series_key,
        coalesce(ended_order, 2147483647) as to_order,
        key <> '' and period_id is not null as identified
    from staging.reading
    where subject = 'observation' and role = 'value' and not compiled and not dropped
        and skip_rule is null and ended_order is distinct from received_order
    qualify count(ended_order) over (partition by source_id, answer) > 0
),

given as (
    select source_id, answer, key, period_id, received_order as from_order, to_order
    from reading
    where identified
),

figure as (
    select source_id, answer, key, period_id, min(from_order) as first_order
    from given
    group by all
),

unidentified as (
    select
        source_id, answer, series_key, period_id, received_order as from_order, to_order,
        min(received_order) over (
            partition by source_id, answer, file, raw_value, raw_period, indicator, entity
        ) as first_order
    from reading
    where not identified and len(problems) > 0
),

perhaps as (
    select figure.source_id, figure.answer, figure.key, figure.period_id, unidentified.from_order, unidentified.to_order
    from figure
    join unidentified
        on unidentified.source_id = figure.source_id and unidentified.answer = figure.answer
        and unidentified.first_order > figure.first_order
        and coalesce(unidentified.series_key = figure.key, true)
        and coalesce(unidentified.period_id = figure.period_id, true)
),

stretched as (
    select
        *,
        coalesce(
            from_order > max(to_order) over (
                partition by source_id, answer, key, period_id order by from_order, to_order
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as begins
    from (select * from given union all select * from perhaps)
),

stretch as (
    select
        *,
        sum(begins::integer) over (
            partition by source_id, answer, key, period_id order by from_order, to_order
            rows between unbounded preceding and current row
        ) as nth
    from stretched
),

ending as (
    select source_id, answer, key, period_id, nth, max(to_order) as withdrawn_order
    from stretch
    group by all
    having withdrawn_order < 2147483647
)

select ending.* exclude (nth), artifact.ended_on as withdrawn_on
from ending
join (
    select distinct source_id, answer, ended_order, ended_on from raw.artifact
) as artifact on artifact.source_id = ending.source_id and artifact.answer = ending.answer
    and artifact.ended_order = ending.withdrawn_order
