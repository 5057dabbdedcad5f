-- mart.company_record: each subsidy, patent, design, trademark and certification on record of a member company.
-- grain: record_id
-- Only what stands counts. A trademark or a design is no patent. dated_on is the day of approval, of
-- patents and the like the day of application; a date known in part stands for its first day, and has a fiscal year
-- only where the whole of it lies in one. amount is in yen; null for what has none, or where none is stated
-- (missing_reason). A record has no name that lasts: it is known from the first answer that had one with the same
-- words.

with

company as (
    select
        organisation.corporate_number,
        string_agg(distinct organisation.member_name_ja, ' / ' order by organisation.member_name_ja) as member_name_ja,
        string_agg(distinct member.community_id, ';' order by member.community_id) as community_ids
    from reference.organisation as organisation
    join reference.community_member as member on member.member_name_ja = organisation.member_name_ja
    where organisation.corporate_number is not null
    group by organisation.corporate_number
),

answered as (
    select
        *,
        split_part(key, '/', 1) as list,
        split_part(key, '/', 2) as corporate_number,
        min(known_from) over (
            partition by list, corporate_number, indicator, locator, raw_period, raw_value
        ) as first_known
    from staging.accepted
    where subject = 'record'
)

select
    record.key as record_id,
    record.corporate_number,
    company.member_name_ja,
    company.community_ids,
    case
        when record.list <> 'patent' then record.list
        when macros.word(record.indicator) = '特許' then 'patent'
        when macros.word(record.indicator) = '商標' then 'trademark'
        when macros.word(record.indicator) = '意匠' then 'design'
        else 'other_right'
    end as kind,
    record.starts_on as dated_on,
    case
        when macros.fiscal_year_of(record.starts_on) = macros.fiscal_year_of(record.ends_on)
            then macros.fiscal_year_of(record.starts_on)
    end as fiscal_year,
    record.value_base as amount,
    record.missing_reason,
    nullif(record.locator, '') as title,
    record.raw_value as raw_text,
    nullif(record.raw_period, '') as raw_period,
    nullif(array_to_string(record.steps, ' '), '') as steps,
    record.first_known as known_from,
    record.document_id,
    record.source_id,
    record.published_as as file,
    record.artifact_sha256,
    record.address
from answered as record
join company using (corporate_number)
where record.ended_order is null
