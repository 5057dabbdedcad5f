-- mart.company_activity: how many records each company has in a fiscal year, in each community it is a member of.
-- grain: community_id, corporate_number, kind, fiscal_year
-- A company may be a member of several communities and counts in each: never add over communities. Records without a
-- date stand under 'undated'. amount is what is stated; without_amount counts the subsidies whose amount is not.

with

member as (
    select distinct community_member.community_id, organisation.corporate_number
    from reference.organisation as organisation
    join reference.community_member as community_member on community_member.member_name_ja = organisation.member_name_ja
    where organisation.corporate_number is not null
)

select
    member.community_id,
    record.corporate_number,
    any_value(record.member_name_ja) as member_name_ja,
    record.kind,
    coalesce(record.fiscal_year, 'undated') as fiscal_year,
    count(*)::integer as records,
    sum(record.amount) as amount,
    (count(*) filter (where record.missing_reason is not null))::integer as without_amount
from mart.company_record as record
join member using (corporate_number)
group by member.community_id, record.corporate_number, record.kind, coalesce(record.fiscal_year, 'undated')
