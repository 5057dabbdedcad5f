-- mart.computed_figure: the numbers that are worked out here, each with its formula and the figures it came from.
-- grain: figure_id
-- What cannot be worked out is no figure. A number that was another one before keeps its earlier self under an id that
-- ends with the day from which that one was known.

with

worked_out as (
    select *, null::date as known_to
    from mart.target_computed
    union all by name
    select
        * replace (
            case
                when known_to is null then figure_id
                else figure_id || '.' || strftime(known_from, '%Y%m%d')
            end as figure_id
        )
    from mart.standing_computed_history
)

select
    figure_id,
    'computed' as kind,
    label_ja,
    label_en,
    series_label,
    period,
    round(number, 6)::decimal(24, 6) as value,
    unit,
    decimals,
    'derived' as status,
    formula_id,
    inputs,
    qualifier,
    known_from,
    known_to,
    false as withheld,
    false as sample
from worked_out
where number is not null
