-- mart.missing_identifier: members that cannot be looked up in a register, for want of their identifier: work to do.
-- grain: community_id, member_name_ja
-- A company is looked up by its corporate number (法人番号), a body that does research by its ROR. The note says why the
-- identifier is not there, where somebody has looked.

select
    member.community_id,
    member.member_name_ja,
    member.full_name_ja,
    member.actor_type,
    case when member.actor_type in ('company', 'startup') then 'corporate_number' else 'ror' end as identifier,
    organisation.note_ja,
    organisation.note_en
from reference.community_member as member
left join reference.organisation as organisation on organisation.member_name_ja = member.member_name_ja
where case
    when member.actor_type in ('company', 'startup') then organisation.corporate_number is null
    when member.actor_type in ('university', 'research_institute', 'hospital') then organisation.ror is null
end
