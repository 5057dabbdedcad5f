-- staging.neighbour: each figure that is judged beside its series, as the series was known when the figure came.
-- grain: reading_id
-- Nothing that came later is looked at: what was doubtful on its day stays so. `replaced` is the last value of the same
-- period that was to be believed; most_growth is how far from it the spread of the series allows.

with

figure as (
    select *, number::double * factor::double as size
    from staging.reading
    where not compiled and subject = 'observation' and role = 'value' and skip_rule is null and not dropped
        and len(problems) = 0 and number is not null and status_id <> 'target'
        and ended_order is distinct from received_order
),

-- One value a period and place in the order: the strongest status of it.
point as (
    select *
    from figure
    qualify row_number() over (
        partition by key, period_id, received_order
        order by list_position(['actual', 'estimate', 'derived', 'expected', 'forecast'], status_id), reading_id
    ) = 1
),

-- The places at which something of a series is judged.
place as (
    select key, received_order
    from point
    qualify reported or row_number() over (partition by key, period_id order by received_order) > 1
),

-- The series as it was known at each of them.
known as (
    select place.received_order as at_order, point.*
    from (select distinct key, received_order from place) as place
    join point on point.key = place.key and point.received_order <= place.received_order
    qualify row_number() over (
        partition by place.key, place.received_order, point.period_id order by point.received_order desc
    ) = 1
),

beside as (
    select
        at_order, reading_id, key, period_id, starts_on, size, received_order,
        lag(size) over series as previous,
        lag(period_id) over series as previous_period,
        lag(raw_value) over series as previous_text,
        case when size > 0 and lag(size) over series > 0 then ln(size / lag(size) over series) end as growth
    from known
    window series as (partition by key, at_order, length(period_id) order by starts_on)
),

ranged as (
    select *, list_filter(list(growth) over before, lambda one: one is not null) as growths
    from beside
    window before as (
        partition by key, at_order, length(period_id) order by starts_on
        rows between unbounded preceding and 1 preceding
    )
),

spread as (
    select
        *,
        list_median(growths) as middle,
        list_median(list_transform(growths, lambda one: abs(one - middle))) as deviation,
        case when len(growths) >= 4 then greatest(5 * 1.4826 * deviation, ln(2)) end as most
    from ranged
    where at_order = received_order
),

given as (
    select
        point.*,
        spread.* exclude (at_order, reading_id, key, period_id, starts_on, size, received_order, growths, deviation),
        coalesce(spread.most, ln(10)) as most_growth,
        list({
            'size': point.size, 'most': coalesce(spread.most, ln(10)), 'text': point.raw_value,
            'sure': list_contains(point.accepted_rules, 'unit_slip') or list_contains(point.accepted_rules, 'jump')
        }) over (
            partition by point.key, point.period_id order by point.received_order
            rows between unbounded preceding and 1 preceding
        ) as earlier
    from point
    left join spread using (reading_id)
)

select
    reading_id, key, period_id, reported, size, previous, previous_period, previous_text,
    macros.tens(size, previous) as tens,
    coalesce(abs(growth - middle) > most, false) as is_jump,
    struct_extract(believed, 'size') as replaced,
    struct_extract(believed, 'text') as replaced_text,
    macros.tens(size, replaced) as replaced_tens,
    most_growth
from (select *, macros.last_believed(earlier) as believed from given)
