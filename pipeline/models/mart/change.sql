-- mart.change: all that became known, was changed or withdrawn, day by day: old value, new value, kind, document.
-- grain: change_id
-- Kinds: new 新規 (also what comes again after a withdrawal), correction 訂正 (by a decision, or a report sent again),
-- revision 遡及改定 (a later document says otherwise), definition_change 定義変更 (another edition of the same publisher
-- on the same period, or said so), withdrawal 撤回. verdicts_moved: methods whose verdict moved on the day by the series.

with

versioned as (
    select
        observation.*,
        series.publisher,
        series.comparable_to_target,
        lag(observation.known_to) over versions = observation.known_from as replaces,
        case when replaces then lag(observation.observation_id) over versions end as old_observation_id,
        case when replaces then lag(observation.value) over versions end as old_value,
        case when replaces then lag(observation.unit) over versions end as old_unit,
        case when replaces then lag(observation.status) over versions end as old_status,
        lead(observation.known_from) over versions as next_known_from
    from mart.observation as observation
    join mart.series as series using (series_id)
    where not observation.withheld
    window versions as (partition by observation.series_id, observation.period order by observation.known_from)
),

-- The same publisher, indicator, entity and period under another edition, known earlier.
other_edition as (
    select later.observation_id, arg_max(earlier.observation_id, earlier.known_from) as old_observation_id
    from versioned as later
    join versioned as earlier
        on earlier.entity_type = later.entity_type and earlier.entity_id = later.entity_id
        and earlier.indicator_id = later.indicator_id
        and earlier.publisher = later.publisher and earlier.period = later.period
        and earlier.series_id <> later.series_id
        and earlier.known_from < later.known_from and earlier.observed and later.observed
        and earlier.value is distinct from later.value
    join reference.series as one on one.series_id = later.series_id and one.part_of_series_id is null
    join reference.series as other on other.series_id = earlier.series_id and other.part_of_series_id is null
    where later.old_observation_id is null
    group by later.observation_id
)

select
    versioned.observation_id as change_id,
    versioned.entity_type, versioned.entity_id, versioned.series_id, versioned.period,
    coalesce(versioned.old_observation_id, other_edition.old_observation_id) as old_observation_id,
    coalesce(versioned.old_value, former.value) as old,
    coalesce(versioned.old_unit, former.unit) as old_unit,
    versioned.observation_id as new_observation_id,
    versioned.value as new,
    versioned.unit as new_unit,
    case
        when other_edition.observation_id is not null or versioned.missing_reason = 'definition_changed'
            then 'definition_change'
        when versioned.old_observation_id is null then 'new'
        when contains(coalesce(versioned.steps, ''), 'corrected') then 'correction'
        when starts_with(versioned.document_id, 'file-') and versioned.old_status = versioned.status then 'correction'
        else 'revision'
    end as kind,
    versioned.known_from as known_on,
    versioned.document_id,
    case when versioned.comparable_to_target = 'true' then moved.verdicts_moved end as verdicts_moved,
    versioned.sample
from versioned
left join other_edition using (observation_id)
left join mart.observation as former on former.observation_id = other_edition.old_observation_id
left join mart.verdict_move as moved
    on moved.entity_id = versioned.entity_id and moved.known_on = versioned.known_from
    and coalesce(moved.indicator_id = versioned.indicator_id, true)
union all by name
select
    versioned.observation_id || '.withdrawn' as change_id,
    versioned.entity_type, versioned.entity_id, versioned.series_id, versioned.period,
    versioned.observation_id as old_observation_id,
    versioned.value as old,
    versioned.unit as old_unit,
    'withdrawal' as kind,
    versioned.known_to as known_on,
    versioned.document_id,
    case when versioned.comparable_to_target = 'true' then moved.verdicts_moved end as verdicts_moved,
    versioned.sample
from versioned
left join mart.verdict_move as moved
    on moved.entity_id = versioned.entity_id and moved.known_on = versioned.known_to
    and coalesce(moved.indicator_id = versioned.indicator_id, true)
where versioned.known_to is not null and versioned.next_known_from is distinct from versioned.known_to
union all by name
select
    figure_id as change_id,
    case subject when 'target' then 'area' else 'community' end as entity_type,
    case subject when 'target' then object_id else owner_id end as entity_id,
    figure_id as series_id, period,
    figure_id as new_observation_id,
    value as new, unit as new_unit,
    'new' as kind,
    known_from as known_on,
    document_id,
    false as sample
from mart.target_figure
where not withheld
